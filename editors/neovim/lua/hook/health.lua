--- `:checkhealth hook`.

local process = require('hook.process')

local M = {}

-- The names of 0.8 and later, else those of 0.7.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error
local info = health.info or health.report_info

local function server()
  local clients = require('hook.server').running()
  for _, client in ipairs(clients) do
    local pulls = (client.server_capabilities or {}).diagnosticProvider and 'asked for' or 'sent'
    ok(('client %d runs for %s; diagnostics are %s'):format(client.id, client.config.root_dir or 'single files', pulls))
  end
  if #clients == 0 then
    info('no server runs: none of the open buffers is of a kind it looks at, or `setup()` was not called')
  end
end

function M.check()
  start('hook')
  local way = vim.lsp.enable and 'vim.lsp.enable' or vim.lsp.start and 'vim.lsp.start' or 'vim.lsp.start_client'
  info('the server is started by `' .. way .. '`')
  local program = require('hook').program()
  if vim.fn.executable(program) == 0 then
    fail(('`%s` cannot be run'):format(program), { 'install hook, or: require("hook").setup({ cmd = { "/path/to/hook", "lsp" } })' })
    return
  end
  local code, version = process.wait({ '--version' })
  if code ~= 0 then
    fail(('`%s --version` ended with %d'):format(program, code))
    return
  end
  ok(('%s at %s'):format(vim.trim(version), vim.fn.exepath(program)))
  if process.wait({ 'lsp', '--help' }) ~= 0 then
    fail('this `hook` has no language server', { 'install a newer one' })
    return
  end
  local database, words = process.wait({ 'db', 'status' })
  local say = database == 0 and ok or warn
  say('advisories: ' .. (vim.split(vim.trim(words), '\n', { plain = true })[1] or ''))
  server()
end

return M
