--- Starts the server and attaches buffers, in the way the running Neovim has for it.

local M = {}

--- What all ways of starting have in common.
local function client(options)
  return {
    name = 'hook',
    cmd = options.cmd,
    settings = { hook = options.settings },
    init_options = next(options.settings) and options.settings or nil,
    on_attach = options.on_attach,
    capabilities = options.capabilities,
  }
end

--- The nearest folder above a file that holds one of the markers.
--- @return string|nil
function M.root(path, markers)
  local loop = vim.uv or vim.loop
  local folder = vim.fn.fnamemodify(path, ':p:h')
  while true do
    for _, marker in ipairs(markers) do
      if loop.fs_stat(folder .. '/' .. marker) then
        return folder
      end
    end
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return nil
    end
    folder = above
  end
end

--- Neovim 0.11 and later: configured by name, started by Neovim.
local function configure(options)
  local config = client(options)
  config.filetypes = options.filetypes
  config.root_markers = options.root_markers
  vim.lsp.config('hook', config)
  vim.lsp.enable('hook')
end

--- Neovim 0.8 to 0.10: one client for a root, reused by `vim.lsp.start`.
local function start(buffer, root, options)
  local config = client(options)
  config.root_dir = root
  vim.lsp.start(config, { bufnr = buffer })
end

--- Clients by root, where nobody else remembers them.
local clients = {}

--- Neovim 0.7.
local function start_client(buffer, root, options)
  local key = root or ''
  if not (clients[key] and vim.lsp.get_client_by_id(clients[key])) then
    local config = client(options)
    config.root_dir = root
    clients[key] = vim.lsp.start_client(config)
  end
  if clients[key] then
    vim.lsp.buf_attach_client(buffer, clients[key])
  end
end

--- Attaches one buffer if it is a file of a kind we look at.
local function attach(buffer, options)
  if vim.bo[buffer].buftype ~= '' or not vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) then
    return
  end
  local name = vim.api.nvim_buf_get_name(buffer)
  local root = name ~= '' and M.root(name, options.root_markers) or nil
  local begin = vim.lsp.start and start or start_client
  begin(buffer, root, options)
end

--- Starts the server for buffers that are open and for those that will be.
function M.enable(options)
  -- A code action names this command; the page is shown the same way in every version.
  vim.lsp.commands['hook.explain'] = function(command)
    require('hook.explain').show((command.arguments or {})[1])
  end
  if vim.fn.executable(options.cmd[1]) == 0 then
    local words = ('hook: `%s` cannot be run: install it, or name it: setup({ cmd = { "/path/to/hook", "lsp" } })'):format(options.cmd[1])
    vim.notify(words, vim.log.levels.WARN)
    return
  end
  if vim.lsp.enable then
    configure(options)
    return
  end
  local group = vim.api.nvim_create_augroup('hook', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = options.filetypes,
    callback = function(event)
      attach(event.buf, options)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) then
      attach(buffer, options)
    end
  end
end

--- Clients of ours that run.
function M.running()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return vim.tbl_filter(function(one)
    return one.name == 'hook'
  end, all)
end

return M
