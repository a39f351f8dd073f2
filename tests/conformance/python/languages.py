eval(code)
shell.exec("a", b)
exec(b)
# eval(comment)
s = "eval(text)"
