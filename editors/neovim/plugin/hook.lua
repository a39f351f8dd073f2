-- The commands; what they do is loaded when they are used.
if vim.g.loaded_hook then
  return
end
vim.g.loaded_hook = true

vim.api.nvim_create_user_command('HookExplain', function(command)
  require('hook.explain').show(command.args)
end, {
  nargs = '?',
  desc = 'Explain a rule of hook, by default that of the finding under the cursor',
  complete = function(start)
    return require('hook.explain').complete(start)
  end,
})

vim.api.nvim_create_user_command('HookScan', function(command)
  require('hook.scan').run(command.fargs)
end, {
  nargs = '*',
  desc = 'Fill the quickfix list with what hook scan finds',
  complete = 'file',
})
