class Paths { void f() { run(code); /* run(comment) */ s = "run(text)"; } }
