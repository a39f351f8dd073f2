-- What a user would write: the plugin on the path, and one line.
vim.opt.runtimepath:prepend(os.getenv('HOOK_PLUGIN'))
vim.o.swapfile = false
vim.cmd('filetype plugin on')
if os.getenv('HOOK_TEST_WAY') == 'vim.lsp.start' then
  -- As before 0.11.
  vim.lsp.enable = nil
end
require('hook').setup({ settings = { minimumSeverity = 'low' } })
