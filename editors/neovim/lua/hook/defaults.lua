--- What is used where the user says nothing.

return {
  --- The program and its arguments; the program is looked for in PATH.
  cmd = { 'hook', 'lsp' },

  --- Code, and the files that hold secrets and names of packages.
  filetypes = {
    'python',
    'javascript',
    'javascriptreact',
    'typescript',
    'typescriptreact',
    'java',
    'json',
    'jsonc',
    'yaml',
    'toml',
    'xml',
    'sh',
    'bash',
    'zsh',
    'conf',
    'dosini',
    'requirements',
    'go',
    'gomod',
    'gosum',
    'ruby',
    'php',
    'rust',
    'cs',
    'kotlin',
    'groovy',
    'env',
    'dockerfile',
    'terraform',
    'properties',
  },

  --- The folder that holds one of these is the root of a project.
  root_markers = { '.hook.toml', '.git' },

  --- The section `hook` of the settings, as `docs/EDITORS.md` of the project lists them.
  settings = {},
}
