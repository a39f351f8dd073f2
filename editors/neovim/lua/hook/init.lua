--- Findings of `hook` while typing. `require('hook').setup()` starts the server for the buffers it knows something of;
--- without it nothing is started, and the commands work all the same.

local M = {}

--- What is in force: the defaults with what the user said.
M.options = vim.deepcopy(require('hook.defaults'))

--- The program that commands run.
function M.program()
  return M.options.cmd[1]
end

--- @param options table|nil  `cmd`, `filetypes`, `root_markers`, `settings`; `on_attach` and `capabilities` are passed on
function M.setup(options)
  options = options or {}
  for _, name in ipairs({ 'cmd', 'filetypes', 'root_markers', 'settings', 'on_attach', 'capabilities' }) do
    -- Lists are taken whole: one that is merged by index is neither the user's nor ours.
    if options[name] ~= nil then
      M.options[name] = options[name]
    end
  end
  if type(M.options.cmd) == 'string' then
    M.options.cmd = { M.options.cmd, 'lsp' }
  end
  require('hook.server').enable(M.options)
end

return M
