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

/** SonarQube: the generic format for issues of other tools, of 10.3, with the severities of 10.8. */
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
        required: ["id", "name", "description", "engineId", "cleanCodeAttribute", "impacts"],
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
          ruleId: text, effortMinutes: line, primaryLocation: { ...place, required: [...place.required, "textRange"] },
          secondaryLocations: { type: "array", items: place },
        },
      },
    },
  },
};
