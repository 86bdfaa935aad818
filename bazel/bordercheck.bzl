# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Bordercheck in a Bazel build: a summary of each unit, and a link of those that belong together.

Each unit of the targets, and of what they depend on, is an action of its own, beside its
compilation: it reads what the compiler would read and writes a summary. So Bazel runs these
actions in its sandboxes, in parallel, on other machines, and takes them from its caches. The
link is one more action over the summaries. What a summary depends on beside its inputs is what
the toolchain depends on: the system's headers and libraries.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "CPP_COMPILE_ACTION_NAME", "C_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

BordercheckInfo = provider(
    doc = "The summaries of a target and of what it depends on.",
    fields = {"summaries": "a depset of files"},
)

_C = ["c"]
_CPP = ["cc", "cpp", "cxx", "c++", "C"]

def _summary(ctx, target, toolchain, features, source):
    cpp = ctx.fragments.cpp
    context = target[CcInfo].compilation_context
    is_c = source.extension in _C
    action = C_COMPILE_ACTION_NAME if is_c else CPP_COMPILE_ACTION_NAME
    local = getattr(ctx.rule.attr, "local_defines", [])
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = cpp.copts + (cpp.conlyopts if is_c else cpp.cxxopts) + ctx.rule.attr.copts,
        source_file = source.path,
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = depset(local, transitive = [context.defines]),
    )
    summary = ctx.actions.declare_file("%s.bordercheck/%s.bcs" % (target.label.name, source.basename))

    # A file even where it is short: then a unit with thousands of folders is no other action.
    compiler = ctx.actions.args()
    compiler.add_all(cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = action,
        variables = variables,
    ))
    compiler.use_param_file("@%s", use_always = True)
    compiler.set_param_file_format("multiline")
    ctx.actions.run(
        executable = ctx.executable._checker,
        arguments = [
            "summarize",
            "-o",
            summary.path,
            "--",
            cc_common.get_tool_for_action(feature_configuration = features, action_name = action),
            compiler,
        ],
        inputs = depset(
            [source] + ctx.files._configuration,
            transitive = [context.headers, toolchain.all_files],
        ),
        env = cc_common.get_environment_variables(
            feature_configuration = features,
            action_name = action,
            variables = variables,
        ),
        outputs = [summary],
        mnemonic = "BordercheckSummarize",
        progress_message = "Summarizing %s" % source.short_path,
    )
    return summary

def _sources(ctx):
    """The files that are compiled: not headers, and not what other rules make of a file."""
    return [
        file
        for source in getattr(ctx.rule.attr, "srcs", [])
        for file in source.files.to_list()
        if file.extension in _C + _CPP
    ]

def _aspect(target, ctx):
    below = [
        dep[BordercheckInfo].summaries
        for attribute in ("deps", "srcs", "implementation_deps")
        for dep in getattr(ctx.rule.attr, attribute, [])
        if BordercheckInfo in dep
    ]
    if CcInfo not in target or not hasattr(ctx.rule.attr, "copts"):
        return [BordercheckInfo(summaries = depset(transitive = below))]
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    own = [_summary(ctx, target, toolchain, features, source) for source in _sources(ctx)]
    summaries = depset(own, transitive = below)
    return [BordercheckInfo(summaries = summaries), OutputGroupInfo(bordercheck = summaries)]

_TOOLS = {
    "_checker": attr.label(
        default = Label("//:bordercheck"),
        allow_single_file = True,
        executable = True,
        cfg = "exec",
    ),
    "_configuration": attr.label(default = Label("//:configuration")),
}

bordercheck_aspect = aspect(
    implementation = _aspect,
    attr_aspects = ["deps", "implementation_deps", "srcs"],
    attrs = dict(
        _cc_toolchain = attr.label(default = Label("@bazel_tools//tools/cpp:current_cc_toolchain")),
        **_TOOLS
    ),
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def _link(ctx):
    """The report of the summaries of all targets, and a file with the exit code."""
    summaries = depset(transitive = [t[BordercheckInfo].summaries for t in ctx.attr.targets])
    report = ctx.actions.declare_file("%s.%s" % (ctx.label.name, ctx.attr.format))
    code = ctx.actions.declare_file("%s.code" % ctx.label.name)
    files = ctx.actions.args()
    files.add_all(summaries)
    files.use_param_file("@%s", use_always = True)
    files.set_param_file_format("shell")
    ctx.actions.run_shell(
        # Findings are no failure of this action: 0 is none, 2 is some, anything else an error.
        command = 'file=$1; shift; "$@"; code=$?; echo $code >"$file"; test $code = 0 || test $code = 2',
        arguments = [code.path, ctx.executable._checker.path, "link", "-o", report.path] +
                    ["--format", ctx.attr.format] + ctx.attr.arguments + [files],
        inputs = depset(ctx.files.data + ctx.files._configuration, transitive = [summaries]),
        tools = [ctx.executable._checker],
        outputs = [report, code],
        mnemonic = "BordercheckLink",
        progress_message = "Linking summaries of %s" % ctx.label,
    )
    return report, code

def _link_impl(ctx):
    report, _ = _link(ctx)
    return [DefaultInfo(files = depset([report]))]

def _test_impl(ctx):
    report, code = _link(ctx)
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(
        script,
        "#!/bin/sh\ncat '%s'\ntest \"$(cat '%s')\" = 0\n" % (report.short_path, code.short_path),
        is_executable = True,
    )
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles([report, code]))]

_ATTRIBUTES = dict(
    targets = attr.label_list(
        aspects = [bordercheck_aspect],
        mandatory = True,
        doc = "The programs and libraries to link, with all that they depend on.",
    ),
    format = attr.string(default = "text", doc = "Of the report, as `bordercheck link --format`."),
    arguments = attr.string_list(doc = "Further arguments of `bordercheck link`."),
    data = attr.label_list(
        allow_files = True,
        doc = "What the arguments name: a baseline, approvals.",
    ),
    **_TOOLS
)

bordercheck_link = rule(
    implementation = _link_impl,
    attrs = _ATTRIBUTES,
    doc = "The findings of whole programs, as a file.",
)

bordercheck_test = rule(
    implementation = _test_impl,
    attrs = _ATTRIBUTES,
    test = True,
    doc = "The same, as a test that prints the findings and fails where there are some.",
)
