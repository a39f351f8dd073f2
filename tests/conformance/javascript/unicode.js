x = "äöü"; send("é"); send(1);
"𝒳𝒴"; send("😀😀"); send(2);
greet("naïve 日本"); send(3);
größe = 1;
city("Zürich"); city("Zurich");
// 日本 Ünï
日本 = send(`漢字`); send(4);
