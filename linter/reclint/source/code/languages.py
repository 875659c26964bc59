"""One small table for each programming language: which syntax nodes are objects, lists, strings, names, calls."""

from __future__ import annotations

from .language import Language

_JAVASCRIPT = Language(
    package="javascript",
    objects=frozenset(("object",)),
    lists=frozenset(("array",)),
    pairs={"pair": ("key", "value")},
    shorthands=frozenset(("shorthand_property_identifier",)),
    plain_keys=frozenset(("property_identifier", "private_property_identifier")),
    spreads=frozenset(("spread_element",)),
    strings=frozenset(("string", "template_string")),
    fragments=frozenset(("string_fragment",)),
    escapes=frozenset(("escape_sequence",)),
    numbers=frozenset(("number",)),
    constants={"true": True, "false": False, "null": None},
    absent=frozenset(("undefined",)),
    names=frozenset(("identifier", "this")),
    members={"member_expression": ("object", "property"), "subscript_expression": ("object", "index")},
    wrappers={
        "parenthesized_expression": 0,
        "as_expression": 0,
        "satisfies_expression": 0,
        "non_null_expression": 0,
        "type_assertion": -1,
        "await_expression": 0,
    },
    declarations={"variable_declarator": ("name", "value")},
    assignments={"assignment_expression": ("left", "right"), "augmented_assignment_expression": ("left", "right")},
    deletions=frozenset(("unary_expression",)),
    calls={"call_expression": (None, "function", "arguments"), "new_expression": (None, "constructor", "arguments")},
    parameters=frozenset(("formal_parameters",)),
    functions=frozenset(
        (
            "function_declaration",
            "function_expression",
            "arrow_function",
            "method_definition",
            "generator_function_declaration",
            "generator_function",
        )
    ),
    branches=frozenset(
        (
            "if_statement",
            "else_clause",
            "switch_case",
            "switch_default",
            "for_statement",
            "for_in_statement",
            "while_statement",
            "do_statement",
            "catch_clause",
        )
    ),
    choices=frozenset(("ternary_expression", "binary_expression")),
    sums={"binary_expression": ("left", "right")},
    signs=frozenset(("unary_expression",)),
    encoders=frozenset(("JSON.stringify", "Object.freeze", "structuredClone", "jsonEncode")),
    mergers=frozenset(
        ("Object.assign", "_.assign", "_.extend", "lodash.assign", "assign", "$.extend", "jQuery.extend")
    ),
    deep_merges=frozenset(("_.merge", "lodash.merge", "merge", "deepmerge", "deepMerge", "mergeDeep", "mergeWith")),
    adders=frozenset(("push",)),
)

JAVASCRIPT = _JAVASCRIPT
TYPESCRIPT = Language(**{**_JAVASCRIPT.__dict__, "package": "typescript", "function": "language_typescript"})
TSX = Language(**{**_JAVASCRIPT.__dict__, "package": "typescript", "function": "language_tsx"})

PYTHON = Language(
    package="python",
    objects=frozenset(("dictionary",)),
    lists=frozenset(("list", "tuple")),
    pairs={"pair": ("key", "value")},
    spreads=frozenset(("dictionary_splat", "list_splat")),
    strings=frozenset(("string", "concatenated_string")),
    fragments=frozenset(("string_content",)),
    escapes=frozenset(("escape_sequence", "escape_interpolation")),
    delimiters=frozenset(("string_start", "string_end")),
    formats=True,
    numbers=frozenset(("integer", "float")),
    constants={"true": True, "false": False, "none": None},
    names=frozenset(("identifier",)),
    members={"attribute": ("object", "attribute"), "subscript": ("value", "subscript")},
    wrappers={"parenthesized_expression": 0, "await": 0},
    declarations={},
    assignments={
        "assignment": ("left", "right"),
        "augmented_assignment": ("left", "right"),
        "named_expression": ("name", "value"),
    },
    deletions=frozenset(("delete_statement",)),
    calls={"call": (None, "function", "arguments")},
    arguments={"keyword_argument": ("name", "value")},
    parameters=frozenset(("parameters", "lambda_parameters")),
    functions=frozenset(("function_definition", "lambda")),
    branches=frozenset(
        (
            "if_statement",
            "elif_clause",
            "else_clause",
            "for_statement",
            "while_statement",
            "except_clause",
            "case_clause",
        )
    ),
    choices=frozenset(("conditional_expression", "boolean_operator")),
    sums={"binary_operator": ("left", "right")},
    signs=frozenset(("unary_operator",)),
    encoders=frozenset(
        (
            *("json.dumps", "dumps", "orjson.dumps", "ujson.dumps", "json", "model_dump_json", "jsonable_encoder"),
            *("copy.deepcopy", "deepcopy", "copy.copy", "copy", "dict", "asdict", "_asdict", "vars", "model_dump"),
            *("dataclasses.asdict", "attrs.asdict", "attr.asdict"),
        )
    ),
    mergers=frozenset(("update",)),
    unions={"|": False},
    removers=frozenset(("pop",)),
    getters=frozenset(("get", "setdefault")),
    adders=frozenset(("append",)),
    keyword_makers=frozenset(("dict",)),
    list_makers=frozenset(("list",)),
)

PHP = Language(
    package="php",
    function="language_php",
    objects=frozenset(("array_creation_expression",)),
    lists=frozenset(),
    pairs={"array_element_initializer": (0, 1)},
    spreads=frozenset(("variadic_unpacking",)),
    strings=frozenset(("string", "encapsed_string", "heredoc", "nowdoc")),
    fragments=frozenset(("string_content", "string_value", "nowdoc_string")),
    escapes=frozenset(("escape_sequence",)),
    delimiters=frozenset(("heredoc_start", "heredoc_end")),
    numbers=frozenset(("integer", "float")),
    words={"true": True, "false": False, "null": None},
    names=frozenset(("variable_name",)),
    members={
        "subscript_expression": (0, 1),
        "member_access_expression": ("object", "name"),
        "class_constant_access_expression": (0, 1),
        "scoped_property_access_expression": ("scope", "name"),
    },
    wrappers={
        "parenthesized_expression": 0,
        "heredoc_body": 0,
        "cast_expression": "value",
        "by_ref": 0,
    },
    assignments={
        "assignment_expression": ("left", "right"),
        "augmented_assignment_expression": ("left", "right"),
        "reference_assignment_expression": ("left", "right"),
    },
    deletions=frozenset(("unset_statement",)),
    calls={
        "function_call_expression": (None, "function", "arguments"),
        "member_call_expression": ("object", "name", "arguments"),
        "scoped_call_expression": ("scope", "name", "arguments"),
        "object_creation_expression": (None, 0, 1),
    },
    arguments={"argument": ("name", -1)},
    parameters=frozenset(("formal_parameters",)),
    functions=frozenset(("function_definition", "method_declaration", "anonymous_function", "arrow_function")),
    branches=frozenset(
        (
            "if_statement",
            "else_clause",
            "else_if_clause",
            "for_statement",
            "foreach_statement",
            "while_statement",
            "case_statement",
            "catch_clause",
        )
    ),
    choices=frozenset(("conditional_expression", "match_expression")),
    sums={"binary_expression": ("left", "right")},
    plus=".",
    signs=frozenset(("unary_op_expression",)),
    encoders=frozenset(("json_encode", "\\json_encode", "Json::encode", "array_filter", "collect")),
    merges=frozenset(("array_merge", "\\array_merge", "array_replace", "\\array_replace")),
    deep_merges=frozenset(("array_replace_recursive", "array_merge_recursive")),
    unions={"+": True},
)

GO = Language(
    package="go",
    objects=frozenset(("composite_literal", "literal_value")),
    pairs={"keyed_element": ("key", "value")},
    strings=frozenset(("interpreted_string_literal", "raw_string_literal")),
    fragments=frozenset(("interpreted_string_literal_content", "raw_string_literal_content")),
    escapes=frozenset(("escape_sequence",)),
    numbers=frozenset(("int_literal", "float_literal")),
    constants={"true": True, "false": False, "nil": None},
    names=frozenset(("identifier",)),
    members={"selector_expression": ("operand", "field"), "index_expression": ("operand", "index")},
    wrappers={
        "parenthesized_expression": 0,
        "literal_element": 0,
        "expression_list": 0,
        "type_assertion_expression": "operand",
    },
    declarations={
        "short_var_declaration": ("left", "right"),
        "var_spec": ("name", "value"),
        "const_spec": ("name", "value"),
    },
    assignments={"assignment_statement": ("left", "right")},
    calls={"call_expression": (None, "function", "arguments")},
    parameters=frozenset(("parameter_list",)),
    functions=frozenset(("function_declaration", "method_declaration", "func_literal")),
    branches=frozenset(("if_statement", "for_statement", "expression_case", "type_case", "default_case")),
    sums={"binary_expression": ("left", "right")},
    signs=frozenset(("unary_expression",)),
    encoders=frozenset(
        ("json.Marshal", "json.MarshalIndent", "bytes.NewBuffer", "bytes.NewReader", "strings.NewReader")
    ),
    deletions=frozenset(),
    structs=True,
)

JAVA = Language(
    package="java",
    lists=frozenset(("array_initializer",)),
    strings=frozenset(("string_literal",)),
    fragments=frozenset(("string_fragment", "multiline_string_fragment")),
    escapes=frozenset(("escape_sequence",)),
    numbers=frozenset(("decimal_integer_literal", "decimal_floating_point_literal")),
    constants={"true": True, "false": False, "null_literal": None},
    names=frozenset(("identifier",)),
    members={"field_access": ("object", "field"), "array_access": ("array", "index")},
    wrappers={"parenthesized_expression": 0, "cast_expression": "value", "array_creation_expression": "value"},
    declarations={"variable_declarator": ("name", "value"), "resource": ("name", "value")},
    assignments={"assignment_expression": ("left", "right")},
    calls={
        "method_invocation": ("object", "name", "arguments"),
        "object_creation_expression": (None, "type", "arguments"),
    },
    parameters=frozenset(("formal_parameters", "inferred_parameters")),
    functions=frozenset(("method_declaration", "constructor_declaration", "lambda_expression", "static_initializer")),
    branches=frozenset(
        (
            "if_statement",
            "for_statement",
            "enhanced_for_statement",
            "while_statement",
            "switch_block_statement_group",
            "switch_rule",
            "catch_clause",
        )
    ),
    choices=frozenset(("ternary_expression",)),
    sums={"binary_expression": ("left", "right")},
    signs=frozenset(("unary_expression",)),
    comments=frozenset(("line_comment", "block_comment")),
    encoders=frozenset(
        (
            "toString",
            "toJSONString",
            "toJson",
            "writeValueAsString",
            "JSON.toJSONString",
            "JSONObject.toJSONString",
            "build",
            "Map.copyOf",
        )
    ),
    setters=frozenset(("put", "set", "addProperty", "add", "accumulate", "fluentPut", "putOpt", "putPOJO")),
    mergers=frozenset(("putAll",)),
    removers=frozenset(("remove",)),
    getters=frozenset(
        (
            *("get", "getOrDefault", "computeIfAbsent", "getJSONObject", "getJSONArray", "optJSONObject"),
            *("getAsJsonObject", "getAsJsonArray", "getJsonObject", "path", "with"),
        )
    ),
    adders=frozenset(("add", "put")),
    object_makers=frozenset(
        (
            "HashMap",
            "LinkedHashMap",
            "TreeMap",
            "ConcurrentHashMap",
            "JSONObject",
            "JsonObject",
            "ObjectNode",
            "Map.of",
            "Map.ofEntries",
            "ImmutableMap.of",
            "Maps.newHashMap",
            "ImmutableMap.builder",
            "createObjectNode",
        )
    ),
    list_makers=frozenset(
        (
            "List.of",
            "Arrays.asList",
            "Collections.singletonList",
            "ImmutableList.of",
            "Lists.newArrayList",
            "ArrayList",
            "LinkedList",
            "JSONArray",
            "JsonArray",
            "createArrayNode",
        )
    ),
)

LANGUAGES: dict[str, Language] = {
    ".js": JAVASCRIPT,
    ".mjs": JAVASCRIPT,
    ".cjs": JAVASCRIPT,
    ".jsx": JAVASCRIPT,
    ".ts": TYPESCRIPT,
    ".mts": TYPESCRIPT,
    ".cts": TYPESCRIPT,
    ".tsx": TSX,
    ".py": PYTHON,
    ".php": PHP,
    ".go": GO,
    ".java": JAVA,
}
"""The languages by the ending of a file's name."""

SCRIPTS = frozenset((".html", ".htm", ".vue", ".svelte"))
"""Pages with programs in `<script>`."""
