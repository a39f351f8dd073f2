---@brief
---
--- The language server of `hook`: injection bugs, leaked secrets and vulnerable packages, while typing.
--- One program, offline: `hook lsp`.
---
--- Neovim 0.11 and later read this file; `vim.lsp.enable('hook')` is all that is needed.

local defaults = require('hook.defaults')

return {
  cmd = defaults.cmd,
  filetypes = defaults.filetypes,
  root_markers = defaults.root_markers,
}
