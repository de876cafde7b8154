// Prints the median seconds that textlint takes for the texts of a JSON file, in one process, rules loaded before.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, texts, rounds] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const { createLinter } = require("textlint");
const { TextlintKernelDescriptor } = require("@textlint/kernel");
const { moduleInterop } = require("@textlint/module-interop");
const preset = moduleInterop(require("textlint-rule-preset-ja-technical-writing"));
const plugin = moduleInterop(require("@textlint/textlint-plugin-text"));
const rules = Object.entries(preset.rules)
  .filter(([id]) => preset.rulesConfig[id] !== false)
  .map(([ruleId, rule]) => ({ ruleId, rule: moduleInterop(rule), options: preset.rulesConfig[ruleId] }));
const plugins = [{ pluginId: "text", plugin }];
const linter = createLinter({ descriptor: new TextlintKernelDescriptor({ rules, plugins, filterRules: [] }) });
const read = JSON.parse(readFileSync(texts, "utf8"));
const times = [];
for (let round = 0; round <= Number(rounds); round++) {
  const began = process.hrtime.bigint();
  for (const text of read) await linter.lintText(text, "prompt.txt");
  times.push(Number(process.hrtime.bigint() - began) / 1e9);
}
const counted = times.slice(1).sort((a, b) => a - b);
console.log(counted[Math.floor(counted.length / 2)]);
