// Asks the YAML language server what an editor shows. Reads questions as JSON: files to validate, and texts in which `@@` is where one types.
"use strict";
const fs = require("fs");
const path = require("path");
const server = require("yaml-language-server");
const { SettingsState } = require("yaml-language-server/out/server/src/yamlSettings");
const { TextDocument } = require("vscode-languageserver-textdocument");
const { URI } = require("vscode-uri");

const nothing = () => undefined;
const state = new SettingsState();
state.documents = { get: nothing };
const service = server.getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(fs.readFileSync(URI.parse(uri).fsPath, "utf8")),
  workspaceContext: { resolveRelativePath: (name, from) => URI.file(path.resolve(path.dirname(URI.parse(from).fsPath), name)).toString() },
  connection: { onRequest: nothing, onNotification: nothing, console: { error: nothing, log: nothing }, window: { showErrorMessage: nothing } },
  telemetry: { send: nothing, sendError: nothing, sendTrack: nothing },
  yamlSettings: state,
  clientCapabilities: {},
});

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
service.configure({ validate: true, completion: true, hover: true, schemas: [], customTags: [], yamlVersion: asked.version });

let version = 0;
const opened = (file, text) => TextDocument.create(URI.file(file).toString(), "yaml", (version += 1), text);

const alarms = async (file) => {
  const found = await service.doValidation(opened(file, fs.readFileSync(file, "utf8")), false);
  return found.map((each) => [each.range.start.line + 1, each.message]);
};

const offered = async ({ file, text }) => {
  const document = opened(file, text.replace("@@", ""));
  const found = await service.doComplete(document, document.positionAt(text.indexOf("@@")), false);
  return found.items.map((each) => each.insertText);
};

(async () => {
  const answers = { alarms: {}, offered: [] };
  for (const file of asked.files) answers.alarms[file] = await alarms(file);
  for (const question of asked.questions) answers.offered.push(await offered(question));
  console.log(JSON.stringify(answers));
})();
