// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the programs in this folder state: the engine's shape for a value, and the
// gates on its holes ("none" where there are none).
#ifdef __cplusplus
extern "C" {
#endif
void fact(const char *Value, const char *Shape);
void gates(const char *Value, const char *Names);
#ifdef __cplusplus
}
#endif
