-- A user's minute with the plugin; each line that is printed was seen. `app.py` is open; its eighth line can be attacked.
local SEEN = {}

local function seen(what)
  table.insert(SEEN, what)
  io.stdout:write('seen: ' .. what .. '\n')
end

--- Waits until something holds; only what never comes to hold gets to the end of it.
local function wait(what, holds)
  if not vim.wait(60000, holds, 10) then
    error(what .. ' did not come; diagnostics: ' .. vim.inspect(vim.diagnostic.get(0)))
  end
  seen(what)
end

--- Ids of the rules found in the buffer, in order.
local function rules()
  local list = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
    table.insert(list, diagnostic.code or lsp.code)
  end
  return table.concat(list, ' ')
end

local function keys(text)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(text, true, false, true), 'tx', false)
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1]
end

local RULE = 'python.sql.injection'

local function minute()
  wait('the finding of the opened file', function()
    return rules() == RULE
  end)
  local first = vim.diagnostic.get(0)[1]
  assert(first.lnum == 7 and first.col == 19, vim.inspect(first))
  assert(first.source == 'hook' and first.severity == vim.diagnostic.severity.ERROR, vim.inspect(first))

  -- Keys, not a new text: the query is replaced by one that nobody can change.
  keys('8G0f(lct)"SELECT 1"<Esc>')
  assert(line(8) == '    cursor.execute("SELECT 1")', line(8))
  wait('typing takes it away', function()
    return rules() == ''
  end)
  keys('u')
  wait('undoing brings it back', function()
    return rules() == RULE
  end)

  -- Behind characters of two code units it is still where it is.
  keys('1GO# 😀😀<Esc>9GI"😀"; <Esc>')
  wait('it moves with its line', function()
    local all = vim.diagnostic.get(0)
    return #all == 1 and all[1].lnum == 8 and all[1].col == 19 + #'"😀"; '
  end)
  keys('uu')
  wait('and back', function()
    local all = vim.diagnostic.get(0)
    return #all == 1 and all[1].lnum == 7
  end)

  vim.fn.cursor(8, 21)
  local params = vim.lsp.util.make_range_params(0, 'utf-16')
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 60000)
  local client, answer = next(answers or {})
  assert(client and answer.result, 'no code actions: ' .. vim.inspect(answers))
  local fix
  for _, action in ipairs(answer.result) do
    seen('action: ' .. action.title)
    if vim.startswith(action.title, 'Fix:') then
      fix = action
    end
  end
  assert(fix and fix.edit, 'no fix: ' .. vim.inspect(answer.result))
  vim.lsp.util.apply_workspace_edit(fix.edit, vim.lsp.get_client_by_id(client).offset_encoding or 'utf-16')
  assert(line(8):find('WHERE name = ?", (name,)', 1, true), line(8))
  wait('the fix takes it away', function()
    return rules() == ''
  end)
  keys('u')
  wait('undoing the fix brings it back', function()
    return rules() == RULE
  end)

  if vim.fn.has('nvim-0.8') == 1 then
    -- The same by the editor's own menu.
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return vim.startswith(action.title, 'Ignore') and action.title:find('90 days') ~= nil
      end,
    })
    wait('ignored by the editor\'s own command', function()
      return rules() == '' and line(8):find('hook: ignore[' .. RULE .. '] until=', 1, true) ~= nil
    end)
    keys('u')
    wait('undone', function()
      return rules() == RULE
    end)
  end

  vim.fn.cursor(8, 21)
  vim.cmd('HookExplain')
  wait(':HookExplain opens the page', function()
    return vim.api.nvim_buf_get_name(0):find('hook://explain/' .. RULE, 1, true) and line(1) == RULE .. ': SQL injection'
  end)
  keys('q')
  assert(vim.fn.bufname() == 'app.py', vim.fn.bufname())
  assert(vim.tbl_contains(vim.fn.getcompletion('HookExplain python.sql', 'cmdline'), RULE), 'rules are completed')
  -- What a code action names is done here.
  vim.lsp.commands['hook.explain']({ command = 'hook.explain', arguments = { 'python.command.injection' } })
  wait('the command of a code action opens the page', function()
    return line(1) == 'python.command.injection: OS command injection' or line(1):find('^python.command.injection: ')
  end)
  keys('q')

  vim.cmd('HookScan')
  wait(':HookScan fills the quickfix list', function()
    local list = vim.fn.getqflist()
    return #list == 1 and list[1].lnum == 8 and list[1].col == 20 and list[1].type == 'E'
  end)
  local item = vim.fn.getqflist()[1]
  assert(vim.fn.bufname(item.bufnr) == 'app.py' and item.text:find('[' .. RULE .. ']', 1, true), vim.inspect(item))
  vim.cmd('cclose')
  vim.cmd('HookScan --only secrets')
  wait(':HookScan takes flags', function()
    return #vim.fn.getqflist() == 0
  end)

  vim.cmd('checkhealth hook')
  local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  for _, words in ipairs({ 'hook 0.', 'advisories:', 'client 1 runs for' }) do
    assert(health:find(words, 1, true), words .. ' in:\n' .. health)
  end
  assert(not health:find('ERROR', 1, true), health)
  seen(':checkhealth hook')
  for _, way in ipairs({ 'vim.lsp.enable', 'vim.lsp.start', 'vim.lsp.start_client' }) do
    if health:find('`' .. way .. '`', 1, true) then
      seen('started by ' .. way)
    end
  end
  vim.cmd('helptags ' .. os.getenv('HOOK_PLUGIN') .. '/doc')
  vim.cmd('help hook')
  assert(vim.fn.expand('%:t') == 'hook.txt', vim.fn.expand('%'))
  seen(':help hook')
end

local fine, why = xpcall(minute, debug.traceback)
if not fine then
  io.stdout:write('FAILED: ' .. tostring(why) .. '\n')
  vim.cmd('cquit 1')
end
-- The server ends with the editor.
vim.cmd('qall!')
