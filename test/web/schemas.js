// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What platforms say that they take, as JSON schemas, for those that publish none on npm.
const text = { type: "string", minLength: 1 };
const line = { type: "integer", minimum: 1 };

/** GitLab: code quality reports. */
export const gitlab = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    additionalProperties: false,
    properties: {
      description: text, check_name: text, fingerprint: text,
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", minLength: 1, not: { pattern: "^\\./" } },
          lines: { type: "object", required: ["begin"], properties: { begin: line } },
        },
      },
    },
  },
};

/** reviewdog: a line of rdjsonl, by the JSON mapping of its protocol buffer. */
const position = { type: "object", required: ["line"], additionalProperties: false, properties: { line, column: line } };
const location = {
  type: "object",
  required: ["path"],
  additionalProperties: false,
  properties: {
    path: text,
    range: { type: "object", required: ["start"], additionalProperties: false, properties: { start: position, end: position } },
  },
};
export const rdjson = {
  type: "object",
  required: ["message", "location"],
  additionalProperties: false,
  properties: {
    message: text, location,
    severity: { enum: ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"] },
    source: { type: "object", required: ["name"], additionalProperties: false, properties: { name: text, url: text } },
    code: { type: "object", required: ["value"], additionalProperties: false, properties: { value: text, url: text } },
    suggestions: { type: "array" },
    original_output: text,
    related_locations: {
      type: "array",
      items: { type: "object", required: ["location"], additionalProperties: false, properties: { message: text, location } },
    },
  },
};

/** SonarQube: the generic format for issues of other tools, 10.3 and later. */
const range = {
  type: "object",
  required: ["startLine"],
  additionalProperties: false,
  properties: { startLine: line, endLine: line, startColumn: { type: "integer" }, endColumn: { type: "integer" } },
};
const place = {
  type: "object",
  required: ["message", "filePath"],
  additionalProperties: false,
  properties: { message: text, filePath: text, textRange: range },
};
export const sonar = {
  type: "object",
  required: ["rules", "issues"],
  additionalProperties: false,
  properties: {
    rules: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "name", "engineId", "cleanCodeAttribute", "impacts"],
        additionalProperties: false,
        properties: {
          id: text, name: text, description: text, engineId: text,
          cleanCodeAttribute: {
            enum: ["FORMATTED", "CONVENTIONAL", "IDENTIFIABLE", "CLEAR", "LOGICAL", "COMPLETE", "EFFICIENT", "FOCUSED",
              "DISTINCT", "MODULAR", "TESTED", "LAWFUL", "TRUSTWORTHY", "RESPECTFUL"],
          },
          impacts: {
            type: "array",
            minItems: 1,
            items: {
              type: "object",
              required: ["softwareQuality", "severity"],
              properties: {
                softwareQuality: { enum: ["SECURITY", "RELIABILITY", "MAINTAINABILITY"] },
                severity: { enum: ["BLOCKER", "HIGH", "MEDIUM", "LOW", "INFO"] },
              },
            },
          },
        },
      },
    },
    issues: {
      type: "array",
      items: {
        type: "object",
        required: ["ruleId", "primaryLocation"],
        additionalProperties: false,
        properties: {
          ruleId: text, effortMinutes: line, primaryLocation: place,
          secondaryLocations: { type: "array", items: place },
        },
      },
    },
  },
};
