--- Runs `hook` and hands over what it said, without making the user wait.

local M = {}

--- @param words string[]  arguments
--- @param folder string|nil  where to run it
--- @param done fun(code: integer, out: string, err: string)
function M.run(words, folder, done)
  local program = require('hook').program()
  if vim.fn.executable(program) == 0 then
    done(127, '', ('`%s` cannot be run; see :checkhealth hook'):format(program))
    return
  end
  local out, err = {}, {}
  local command = { program }
  vim.list_extend(command, words)
  vim.fn.jobstart(command, {
    cwd = folder,
    env = { NO_COLOR = '1' },
    stdin = 'null',
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, lines)
      out = lines
    end,
    on_stderr = function(_, lines)
      err = lines
    end,
    on_exit = function(_, code)
      done(code, table.concat(out, '\n'), vim.trim(table.concat(err, '\n')))
    end,
  })
end

--- Runs `hook` and waits: for what a user waits for anyway, such as the names to complete.
--- @return integer code, string out
function M.wait(words)
  local code, out
  M.run(words, nil, function(...)
    code, out = ...
  end)
  vim.wait(20000, function()
    return code ~= nil
  end, 5)
  return code or 127, out or ''
end

return M
