--- `:HookExplain`: the page about a rule.

local process = require('hook.process')

local M = {}

--- The rule of the finding under the cursor, else of the first on its line.
--- @return string|nil
local function rule_here()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local on_line
  for _, diagnostic in ipairs(vim.diagnostic.get(0, { lnum = row - 1 })) do
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
    local rule = diagnostic.code or lsp.code
    if diagnostic.source == 'hook' and rule then
      on_line = on_line or rule
      if diagnostic.col <= column and column < math.max(diagnostic.end_col or 0, diagnostic.col + 1) then
        return rule
      end
    end
  end
  return on_line
end

--- @param page string
local function open(rule, page)
  local name = 'hook://explain/' .. rule
  local buffer = vim.fn.bufnr('^' .. name .. '$')
  if buffer == -1 then
    buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buffer, name)
  end
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(vim.trim(page), '\n', { plain = true }))
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].bufhidden = 'wipe'
  local window = vim.fn.bufwinid(buffer)
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
    return
  end
  vim.cmd('split')
  vim.api.nvim_win_set_buf(0, buffer)
  vim.wo.wrap = true
  vim.wo.linebreak = true
  vim.api.nvim_buf_set_keymap(buffer, 'n', 'q', '<Cmd>close<CR>', { noremap = true, nowait = true })
end

--- @param rule string|nil  without one, that of the finding under the cursor
function M.show(rule)
  rule = rule ~= '' and rule or rule_here()
  if not rule then
    vim.notify('hook: there is no finding on this line; `:HookExplain RULE` explains any rule', vim.log.levels.INFO)
    return
  end
  process.run({ 'explain', '--', rule }, nil, function(code, out, err)
    if code == 0 then
      open(rule, out)
    else
      vim.notify(err ~= '' and err or ('hook: `hook explain` ended with ' .. code), vim.log.levels.ERROR)
    end
  end)
end

--- Ids of rules that begin like this.
function M.complete(start)
  if not M.rules then
    local code, out = process.wait({ 'rules', '--format', 'json' })
    local parsed, list = pcall(vim.fn.json_decode, out)
    if code ~= 0 or not parsed then
      return {}
    end
    M.rules = vim.tbl_map(function(rule)
      return rule.id
    end, list.rules or list)
  end
  return vim.tbl_filter(function(id)
    return vim.startswith(id, start)
  end, M.rules)
end

return M
