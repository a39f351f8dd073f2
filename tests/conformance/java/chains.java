class Chains {
  void run() {
    response.addCookie(c);
    addCookie(c);
    make(x).addCookie(c);
    this.response.addCookie();
    db.execute(q);
    db.pool.execute(q);
    db.pool().get().execute(q);
    other.execute(q);
    new Builder().insecure();
    new Builder(1).port(2).insecure().build();
    builder.insecure();
    Client.create().build();
    Client.create().tls(false).build();
    users.where(1).delete();
    users.where().first().delete();
    x = request.headers;
    x = request.headers.size();
    y = args[0];
    y = args[i + 1];
    http.disable().build();
    http.csrf().disable().and().build();
    http.csrf().build();
    http.csrf(c -> c.disable());
    http.csrf(c -> d.disable());
    http.csrf(Customizer::disable);
    a.b().c.unsafe(1);
    unsafe(2);
  }
}
