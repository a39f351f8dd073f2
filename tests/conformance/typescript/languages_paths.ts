run(code);
shell.exec("a", b);
exec(b);
// run(comment)
s = "run(text)";
