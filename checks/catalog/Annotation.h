// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the program's own source says of a declaration (include/bordercheck/annotations.h),
// in the words of the model language. The text of an annotation is the inside of a model, with
// two things more: `here` is a port, the one that bears the annotation; and `holds` says whence
// the declared value comes. What is read is the types that a catalog file is read into.
#ifndef BORDERCHECK_CATALOG_ANNOTATION_H
#define BORDERCHECK_CATALOG_ANNOTATION_H

#include "checks/catalog/Catalog.h"

namespace bordercheck {

/// Texts of annotations that are ours begin so.
constexpr llvm::StringLiteral AnnotationPrefix = "bordercheck:";

/// What bears an annotation.
enum class Bearer : uint8_t {
  Function,
  Parameter,
  Value, ///< a variable or a field
};

/// What one annotation says.
struct Annotation {
  /// Of the function that bears it, or whose parameter does.
  std::optional<Model> Function;
  /// What comes in through the parameter that bears it.
  std::optional<EntryModel> Entry;
  /// Of the variable, the field or the parameter's value.
  std::optional<VariableModel> Value;
};

/// Reads \p Said, which follows the prefix. \p Index: of the parameter that bears it.
/// An error says what is wrong, and which word was probably meant.
llvm::Expected<Annotation> annotationFrom(llvm::StringRef Said, Bearer On, unsigned Index = 0);

} // namespace bordercheck

#endif
