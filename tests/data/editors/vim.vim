" A user's minute with Vim and ALE. Each line that is written was seen. A timer looks, while Vim waits for keys as ever.

let s:seen = []
let s:tries = 0

function! s:Seen(what) abort
  call add(s:seen, 'seen: ' . a:what)
endfunction

function! s:End(code) abort
  call writefile(s:seen, $HOOK_SEEN)
  execute a:code . 'cquit!'
endfunction

function! s:Found() abort
  let l:all = getloclist(0)
  return len(l:all) == 1 && l:all[0].lnum == 8 && l:all[0].text =~# 'becomes part of an SQL statement'
endfunction

function! s:Nothing() abort
  return empty(getloclist(0))
endfunction

function! s:Signs() abort
  return len(sign_getplaced(bufnr(''), {'group': '*'})[0].signs)
endfunction

" What is waited for, what it is called, and the keys that are typed then.
let s:steps = [
\ ['the finding of the opened file', {-> s:Found() && s:Signs() == 1}, "8G0f(lct)\"SELECT 1\"\<Esc>"],
\ ['typing takes it away', {-> s:Nothing() && s:Signs() == 0 && getline(8) =~# 'SELECT 1'}, 'u'],
\ ['undoing brings it back', function('s:Found'), "8G0fS:ALECodeAction\<CR>"],
\ ['the list of fixes', {-> getcmdtype() ==# '@'}, "1\<CR>"],
\ ['the fix takes it away', {-> s:Nothing() && getline(8) =~# 'WHERE name = ?", (name,))'}, ''],
\]

function! s:Look(timer) abort
  let s:tries += 1
  let [l:what, l:Holds, l:keys] = s:steps[0]
  if l:Holds()
    call s:Seen(l:what)
    call remove(s:steps, 0)
    let s:tries = 0
    if empty(s:steps)
      return s:End(0)
    endif
    call feedkeys(l:keys, 't')
    return
  endif
  if s:tries > 2000
    call add(s:seen, 'FAILED: ' . l:what . ' did not come: ' . string(getloclist(0)) . ' ' . getline(8))
    call s:End(1)
  endif
endfunction

call s:Seen('Vim ' . v:version)
call timer_start(30, function('s:Look'), {'repeat': -1})
