@Controller("users")
class Users {
  @Get("/a")
  list(@Query() q: string) { return query(q); }

  @Public()
  open(@Body("x") b: any) { return query(b); }

  closed() { return 1; }
}
@Injectable
class Plain { run() { query(1); } }
@Injectable()
class Called {}
@Controller()
@Guarded("admin")
class Two { @Public() @Get("/b") both() {} }
class None { list() {} }
