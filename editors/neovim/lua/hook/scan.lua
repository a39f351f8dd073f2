--- `:HookScan`: what `hook scan` finds, as the quickfix list.

local process = require('hook.process')

local M = {}

local TYPES = { critical = 'E', high = 'E', medium = 'W', low = 'I' }

--- Columns of reports count characters, those of the quickfix list bytes.
local function byte_columns(folder)
  local files = {}
  return function(path, line, column)
    if files[path] == nil then
      local read, lines = pcall(vim.fn.readfile, folder .. '/' .. path)
      files[path] = read and lines or {}
    end
    local at = vim.fn.byteidx(files[path][line] or '', column - 1)
    return at < 0 and column or at + 1
  end
end

--- @param report table  of `hook scan --format json`
local function entries(report, folder)
  local byte_column = byte_columns(folder)
  local list = {}
  for _, finding in ipairs(report.findings) do
    local at, stop = finding.start, finding['end']
    local absolute = vim.startswith(finding.path, '/')
    table.insert(list, {
      filename = absolute and finding.path or (folder .. '/' .. finding.path),
      lnum = at.line,
      col = byte_column(finding.path, at.line, at.column),
      end_lnum = stop and stop.line,
      end_col = stop and byte_column(finding.path, stop.line, stop.column),
      type = TYPES[finding.severity] or 'W',
      text = ('%s: %s [%s]'):format(finding.severity, finding.message, finding.rule),
    })
  end
  return list
end

--- @param words string[]  paths and flags of `hook scan`; without a path, the folder we are in
function M.run(words)
  local folder = vim.fn.getcwd()
  local command = { 'scan', '--format', 'json' }
  vim.list_extend(command, words)
  process.run(command, folder, function(code, out, err)
    local parsed, report = pcall(vim.fn.json_decode, out)
    -- 1 is: something that blocks was found.
    if code > 1 or not parsed or type(report) ~= 'table' then
      vim.notify(err ~= '' and err or ('hook: `hook scan` ended with ' .. code), vim.log.levels.ERROR)
      return
    end
    local list = entries(report, report.scan.root or folder)
    vim.fn.setqflist({}, ' ', { title = 'hook scan ' .. table.concat(words, ' '), items = list })
    if #list > 0 then
      vim.cmd('botright copen')
    else
      vim.cmd('cclose')
    end
    local sum = report.summary
    local words_of_sum = ('hook: %d findings (%d block) in %d files'):format(sum.total, sum.blocking, report.scan.files)
    vim.notify(words_of_sum, vim.log.levels.INFO)
  end)
end

return M
