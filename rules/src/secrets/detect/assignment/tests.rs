//! Shapes in which programs and files give a secret to a name, each with random secrets, and what looks like them.
//!
//! `«…»` marks the secret; templates (`{base62:32}`) are expanded anew for each sample.

// hook: ignore-file[secrets.generic-password] -- templates, filled with chance secrets when the tests run

use findings::{RepoPath, Severity, Source};

use crate::sample::expand;
use crate::{Asked, Engine, Want};

/// Samples of each shape.
const SAMPLES: u32 = 20;
/// How many of them may be missed: one random key of a hundred reads like words.
const UNLUCKY: usize = 1;

/// The findings in a text: what was found, and how severe.
fn found(engine: &Engine, path: &str, text: &str) -> Vec<(String, Severity)> {
    let source = Source::from_text(RepoPath::from(path), text);
    let scan = engine.scan(&source, Want { injection: false, secrets: true, generic: true }, Asked::NOTHING);
    scan.findings.iter().map(|f| (source.slice(f.location.span).to_owned(), f.severity)).collect()
}

/// The shapes in which not nearly all samples are found whole and with medium severity or higher.
fn missed(shapes: &[(&str, &str)]) -> Vec<String> {
    let engine = Engine::built_in();
    let mut missed = Vec::new();
    for (path, template) in shapes {
        let mut wrong = Vec::new();
        for n in 0..SAMPLES {
            let marked = expand(template, &format!("{template} {n}")).expect("a right template");
            let (before, rest) = marked.split_once('«').expect("a mark");
            let (secret, after) = rest.split_once('»').expect("its end");
            let hits = found(&engine, path, &format!("{before}{secret}{after}"));
            if !hits.iter().any(|(text, severity)| text == secret && *severity >= Severity::Medium) {
                wrong.push(format!("{before}{secret}{after}\n    {hits:?}"));
            }
        }
        if wrong.len() > UNLUCKY {
            missed.push(format!("{path}: {} of {SAMPLES}, first {}", wrong.len(), wrong[0]));
        }
    }
    missed
}

fn all_are_found(shapes: &[(&str, &str)]) {
    let missed = missed(shapes);
    assert!(missed.is_empty(), "{} of {} shapes\n{}", missed.len(), shapes.len(), missed.join("\n"));
}

/// Nothing of medium severity or higher.
fn nothing_counts(texts: &[(&str, &str)]) {
    let engine = Engine::built_in();
    for (path, template) in texts {
        let text = expand(template, path).expect("a right template");
        let hits: Vec<_> =
            found(&engine, path, &text).into_iter().filter(|(_, severity)| *severity > Severity::Low).collect();
        assert_eq!(hits, [], "{path}: {text}");
    }
}

#[test]
fn constants_of_programming_languages() {
    all_are_found(&[
        ("src/a.rs", "const API_KEY: &str = \"«{base62:32}»\";"),
        ("src/a.rs", "pub static DB_PASSWORD: &'static str = \"«{base62:14}»\";"),
        ("src/a.rs", "let password = \"«{base62:14}»\".to_string();"),
        ("src/a.rs", "api_key: \"«{base62:32}»\".into(),"),
        ("src/a.rs", "let secret_key = String::from(\"«{base62:32}»\");"),
        ("src/a.rs", "api_key: Some(\"«{base62:32}»\".to_owned()),"),
        ("src/a.go", "const apiKey = \"«{base62:32}»\""),
        ("src/a.go", "const apiKey string = \"«{base62:32}»\""),
        ("src/a.go", "var dbPassword string = \"«{base62:14}»\""),
        ("src/a.go", "jwtSecret := []byte(\"«{base62:32}»\")"),
        ("src/A.cs", "public const string ApiKey = \"«{base62:32}»\";"),
        ("src/A.cs", "private static readonly string Password = \"«{base62:14}»\";"),
        ("src/A.cs", "public string ApiKey { get; set; } = \"«{base62:32}»\";"),
        ("src/A.java", "private static final String API_KEY = \"«{base62:32}»\";"),
        ("src/A.java", "byte[] secretKey = \"«{base62:32}»\".getBytes();"),
        ("src/A.kt", "const val API_KEY: String = \"«{base62:32}»\""),
        ("src/a.rb", "API_KEY = \"«{base62:32}»\".freeze"),
        ("src/a.rb", "PASSWORD = '«{base62:14}»'.freeze"),
        ("src/a.py", "API_KEY: str = \"«{base62:32}»\""),
        ("src/a.py", "SECRET_KEY = b\"«{base62:32}»\""),
        ("src/a.py", "secret_key = \"«{base62:32}»\".encode()"),
        ("src/a.py", "token: Final[str] = '«{base62:32}»'"),
        ("src/a.py", "password = SecretStr(\"«{base62:14}»\")"),
        ("src/a.c", "#define API_KEY \"«{base62:32}»\""),
        ("src/a.c", "static const char api_key[] = \"«{base62:32}»\";"),
        ("src/a.ts", "export const API_KEY: string = '«{base62:32}»';"),
    ]);
}

#[test]
fn signs_in_passwords() {
    all_are_found(&[
        ("src/a.py", "password = \"«Winter-{digits:4}?»\""),
        ("src/a.py", "password = \"«!{base62:8}#{base62:5}»\""),
        ("src/a.py", "password = \"«@{base62:8}={base62:5}»\""),
        ("src/a.py", "password = \"«${base62:5}*{base62:5}!{digits:2}»\""),
        ("a.yaml", "password: «@{base62:8}={base62:5}»\n"),
        ("a.yaml", "password: «{base62:8}={base62:5}»\n"),
    ]);
}

#[test]
fn arguments_and_members() {
    all_are_found(&[
        ("src/a.rs", "const PASSWORD: &str = \"«{base62:6}!{base62:4}#{digits:2}»\";"),
        ("src/a.rs", ".password(\"«{base62:14}»\")"),
        ("src/a.rs", "password: Some(String::from(\"«{base62:14}»\")),"),
        ("src/a.go", "Password: \"«{base62:14}»\","),
        ("src/a.go", "os.Setenv(\"DB_PASSWORD\", \"«{base62:14}»\")"),
        ("src/a.go", "password := flag.String(\"password\", \"«{base62:14}»\", \"the password\")"),
        ("src/a.go", "req.Header.Set(\"Authorization\", \"Bearer «{base62:40}»\")"),
        ("src/A.java", "props.setProperty(\"password\", \"«{base62:14}»\");"),
        ("src/A.java", "props.put(\"db.password\", \"«{base62:14}»\");"),
        ("src/A.java", "char[] password = \"«{base62:14}»\".toCharArray();"),
        ("src/A.cs", "Environment.SetEnvironmentVariable(\"API_KEY\", \"«{base62:32}»\");"),
        ("src/a.php", "define('DB_PASSWORD', '«{base62:14}»');"),
        ("src/a.php", "$config['password'] = '«{base62:14}»';"),
        ("src/a.php", "const API_KEY = '«{base62:32}»';"),
        ("src/a.php", "private string $apiKey = '«{base62:32}»';"),
        ("src/a.rb", "config.secret_key = '«{hex:128}»'"),
        ("src/a.rb", "password: '«{base62:14}»',"),
        ("src/a.py", "conn = connect(host='db', user='app', password='«{base62:14}»')"),
        ("src/a.py", "os.environ[\"API_KEY\"] = \"«{base62:32}»\""),
        ("src/a.py", "app.config['SECRET_KEY'] = '«{base62:32}»'"),
        ("src/a.py", "headers = {'X-Api-Key': '«{base62:32}»'}"),
        ("src/a.js", "app.use(session({ secret: '«{base62:24}»', resave: false }))"),
        ("src/a.js", "const { API_KEY = '«{base62:32}»' } = process.env;"),
        ("src/a.js", "headers: { Authorization: `Bearer «{base62:40}»` }"),
        ("src/a.ts", "private readonly apiKey = '«{base62:32}»';"),
        ("src/a.swift", "let apiKey: String = \"«{base62:32}»\""),
        ("src/a.kt", "private val password = \"«{base62:14}»\""),
    ]);
}

#[test]
fn code_between_two_texts_is_no_password() {
    nothing_counts(&[
        ("src/a.py", "authenticate(request, username=request.POST[\"user\"], password=request.POST[\"secret\"])"),
        ("src/a.js", "login({ user: body[\"user\"], password: ctx.get(\"secret\") })"),
    ]);
}

#[test]
fn defaults_of_variables() {
    all_are_found(&[
        ("src/a.js", "const apiKey = process.env.API_KEY || \"«{base62:32}»\";"),
        ("src/a.js", "const password = process.env.DB_PASSWORD || '«{base62:14}»';"),
        ("src/a.js", "const key = process.env['API_KEY'] || '«{base62:32}»';"),
        ("src/a.js", "secret: process.env.SESSION || '«{base62:32}»',"),
        ("src/a.ts", "const token = config.token ?? \"«{base62:32}»\";"),
        ("src/A.cs", "var apiKey = Environment.GetEnvironmentVariable(\"API_KEY\") ?? \"«{base62:32}»\";"),
        ("src/a.py", "API_KEY = os.environ.get(\"API_KEY\", \"«{base62:32}»\")"),
        ("src/a.py", "conf = {\n    'password': os.environ.get('DB_PASSWORD', '«{base62:14}»'),\n}"),
        ("src/a.py", "password = os.getenv(\"DB_PW\", \"«{base62:14}»\")"),
        ("src/a.py", "API_KEY = os.environ.get(\"API_KEY\") or \"«{base62:32}»\""),
        ("src/a.py", "secret_key = env('SECRET_KEY', default='«{base62:32}»')"),
        ("src/a.rb", "api_key = ENV[\"API_KEY\"] || \"«{base62:32}»\""),
        ("src/a.rb", "api_key = ENV.fetch(\"API_KEY\", \"«{base62:32}»\")"),
        ("src/a.php", "$apiKey = getenv('API_KEY') ?: '«{base62:32}»';"),
        ("src/a.php", "'password' => env('DB_PASSWORD', '«{base62:14}»'),"),
        ("src/a.rs", "let k = std::env::var(\"API_KEY\").unwrap_or(\"«{base62:32}»\".into());"),
        ("src/a.rs", "let k = env::var(\"API_KEY\").unwrap_or_else(|_| \"«{base62:32}»\".to_string());"),
        ("src/A.java", "String key = env.getOrDefault(\"API_KEY\", \"«{base62:32}»\");"),
        ("src/A.java", "@Value(\"${app.api-key:«{base62:32}»}\") String key;"),
        ("application.yml", "spring:\n  datasource:\n    password: ${DB_PASSWORD:«{base62:14}»}\n"),
        ("application.yml", "app:\n  api-key: ${API_KEY:«{base62:32}»}\n"),
        ("application.properties", "spring.datasource.password=${DB_PASSWORD:«{base62:14}»}\n"),
        ("deploy.sh", "export API_KEY=\"${API_KEY:-«{base62:32}»}\"\n"),
        ("deploy.sh", "DB_PASSWORD=${DB_PASSWORD:-«{base62:14}»}\n"),
        ("src/a.rs", "let cfg = Config { password: \"«{base62:14}»\".to_string(), ..Default::default() };"),
        ("src/A.cs", "string key = configuration[\"ApiKey\"] ?? \"«{base62:32}»\";"),
        ("src/a.rb", "ENV['API_KEY'] ||= '«{base62:32}»'"),
        ("src/a.py", "os.environ.setdefault('API_KEY', '«{base62:32}»')"),
        ("src/a.py", "api_key: str = Field(default=\"«{base62:32}»\")"),
        ("src/a.py", "@click.option('--password', default='«{base62:14}»')"),
        ("src/a.py", "parser.add_argument('--api-key', default='«{base62:32}»')"),
    ]);
}

#[test]
fn connection_strings() {
    all_are_found(&[
        ("src/A.cs", "var cs = \"Server=db.internal;Database=shop;User Id=app;Password=«{base62:14}»;\";"),
        ("src/A.cs", "new SqlConnection(\"Data Source=db;Initial Catalog=shop;uid=sa;pwd=«{base62:14}»\")"),
        ("src/A.cs", "var cs = @\"Server=db;Uid=sa;Pwd=«{base62:8}#{base62:5}»;Encrypt=true\";"),
        (
            "appsettings.json",
            "{\"ConnectionStrings\": {\"Default\": \"Server=db;User Id=sa;Password=«{base62:14}»;Encrypt=true\"}}",
        ),
        ("src/A.cs", "var cs = \"Server=db;Uid=sa;Password=«{base62:8}&{base62:5}»;Encrypt=true\";"),
        ("web.config", "<add connectionString=\"Data Source=db;User ID=sa;Password=«{base62:14}»;\" />"),
        ("src/A.java", "String url = \"jdbc:mysql://db.internal/shop?user=app&password=«{base62:14}»\";"),
        (
            "src/A.java",
            "getConnection(\"jdbc:sqlserver://db.internal;databaseName=shop;user=sa;password=«{base62:14}»;\")",
        ),
        ("src/a.py", "psycopg2.connect(\"dbname=shop user=app password=«{base62:14}» host=db.internal\")"),
        ("src/a.go", "dsn := \"host=db.internal user=app password=«{base62:14}» dbname=shop\""),
        (
            "src/A.cs",
            "options.UseSqlServer(\"Server=tcp:db.internal,1433;Initial Catalog=shop;User ID=app;Password=«{base62:6}!{base62:4}${digits:2}»;Encrypt=True\");",
        ),
    ]);
}

#[test]
fn shells_and_command_lines() {
    all_are_found(&[
        ("deploy.sh", "PGPASSWORD=«{base62:14}» psql -h db.internal\n"),
        ("deploy.sh", "PGPASSWORD=\"«{base62:14}»\" psql -h db.internal\n"),
        ("deploy.sh", "MYSQL_PWD='«{base62:14}»' mysql shop\n"),
        ("deploy.sh", "tool login --password \"«{base62:14}»\" --user app\n"),
        ("deploy.sh", "tool login --password '«{base62:14}»'\n"),
        ("deploy.sh", "tool login --password=«{base62:14}» --user app\n"),
        ("src/a.py", "run([\"tool\", \"--password\", \"«{base62:14}»\"])"),
        ("src/a.py", "run(['tool', '--token', '«{base62:32}»'])"),
        ("k8s.yaml", "args: [\"--password\", \"«{base62:14}»\"]\n"),
        ("k8s.yaml", "args:\n  - --password\n  - «{base62:14}»\n"),
        ("k8s.yaml", "args:\n  - --password=«{base62:14}»\n"),
        ("deploy.sh", "curl -u admin:«{base62:14}» https://api.internal/\n"),
        ("deploy.sh", "curl -s -X POST --user 'admin:«{base62:14}»' https://api.internal/\n"),
        ("deploy.sh", "curl -uadmin:«{base62:14}» \\\n  https://api.internal/\n"),
        ("src/a.py", "run([\"curl\", \"-u\", \"admin:«{base62:14}»\", url])"),
        ("deploy.sh", "curl -H \"Authorization: Bearer «{base62:32}»\" https://api.internal/\n"),
        ("deploy.sh", "curl -H 'Authorization: token «{hex:40}»' https://api.internal/\n"),
        ("deploy.sh", "curl -H \"X-Api-Key: «{base62:32}»\" https://api.internal/\n"),
        ("src/a.js", "exec('curl -H \"Authorization: Bearer «{base62:32}»\" https://api.internal/')"),
        (".netrc", "machine api.internal login bob password «{base62:14}»\n"),
        (".netrc", "machine api.internal\n  login bob\n  password «{base62:14}»\n"),
        ("Dockerfile", "FROM scratch\nENV DB_PASSWORD «{base62:14}»\n"),
        ("Dockerfile", "FROM scratch\nENV API_KEY «{base62:32}»\n"),
        ("Dockerfile", "FROM scratch\nARG API_KEY=«{base62:32}»\n"),
        ("a.csh", "setenv DB_PASSWORD «{base62:14}»\n"),
        ("Dockerfile", "ENV A=b DB_PASSWORD=«{base62:14}»\n"),
        ("Dockerfile", "RUN echo \"machine github.internal login bob password «{base62:14}»\" > ~/.netrc\n"),
        ("a.ps1", "$password = ConvertTo-SecureString \"«{base62:14}»\" -AsPlainText -Force\n"),
        ("a.ps1", "$env:API_KEY = \"«{base62:32}»\"\n"),
        ("a.bat", "set DB_PASSWORD=«{base62:14}»\r\n"),
    ]);
}

#[test]
fn files_of_settings() {
    all_are_found(&[
        ("k8s.yaml", "env:\n- name: DB_PASSWORD\n  value: \"«{base62:14}»\"\n"),
        ("k8s.yaml", "env:\n  - name: API_KEY\n    value: «{base62:32}»\n"),
        ("k8s.yaml", "kind: Secret\ndata:\n  password: «{base64of:{base62:14}}»\n"),
        ("k8s.yaml", "kind: Secret\ndata:\n  api-key: «{base64of:{base62:32}}»\n"),
        ("ecs.json", "{\"name\": \"DB_PASSWORD\", \"value\": \"«{base62:14}»\"}"),
        ("ecs.json", "{\n  \"name\": \"API_KEY\",\n  \"value\": \"«{base62:32}»\"\n}"),
        ("main.tf", "variable \"db_password\" {\n  type    = string\n  default = \"«{base62:14}»\"\n}\n"),
        ("main.tf", "variable \"api_key\" {\n  default = \"«{base62:32}»\"\n}\n"),
        ("main.tf", "set {\n  name  = \"auth.password\"\n  value = \"«{base62:14}»\"\n}\n"),
        ("beans.xml", "<property name=\"password\" value=\"«{base62:14}»\"/>"),
        ("beans.xml", "<property name=\"password\">«{base62:14}»</property>"),
        ("beans.xml", "<property name=\"password\"><value>«{base62:14}»</value></property>"),
        ("beans.xml", "<entry key=\"db.password\">«{base62:14}»</entry>"),
        ("strings.xml", "<string name=\"api_key\">«{base62:32}»</string>"),
        ("site.xml", "<property>\n  <name>db.password</name>\n  <value>«{base62:14}»</value>\n</property>"),
        ("app.config", "<add key=\"ApiKey\" value=\"«{base62:32}»\" />"),
        ("init.sql", "CREATE USER 'app'@'%' IDENTIFIED BY '«{base62:14}»';"),
        ("init.sql", "CREATE USER app IDENTIFIED WITH mysql_native_password BY '«{base62:14}»';"),
        ("init.sql", "CREATE ROLE app LOGIN PASSWORD '«{base62:14}»';"),
        ("init.sql", "ALTER USER app WITH ENCRYPTED PASSWORD '«{base62:14}»';"),
        ("init.sql", "CREATE LOGIN app WITH PASSWORD = '«{base62:14}»';"),
        ("src/a.py", "cur.execute(\"ALTER USER app WITH PASSWORD '«{base62:14}»'\")"),
        (".npmrc", "_auth=«{base64of:admin:{base62:14}}»\n"),
        (".npmrc", "_authToken=«{uuid}»\n"),
        (".npmrc", "_authToken = «{base62:40}»\n"),
        ("config/secrets.yml", "production:\n  secret_key_base: «{hex:128}»\n"),
        ("conf.yaml", "datadog:\n  app_key: «{hex:40}»\n"),
        ("conf.yaml", "datadog:\n  api_key: «{hex:32}»\n"),
        ("settings.py", "SECRET_KEY = '«{alnum:9}!{alnum:9}({alnum:8}#{alnum:4}){alnum:3}$({alnum:9}&@+»'"),
        (
            "settings.py",
            "SECRET_KEY = '«django-insecure-{alnum:9}^{alnum:9}={alnum:8}#{alnum:4}){alnum:9}&*({alnum:3}»'",
        ),
        ("settings.py", "SECRET_KEY = '«${alnum:9}!{alnum:9}({alnum:8}#{alnum:4}){alnum:9}&@+{alnum:5}»'"),
        ("build.gradle", "password = '«{base62:14}»'"),
        ("build.gradle", "storePassword \"«{base62:14}»\""),
        ("gradle.properties", "signing.password=«{base62:14}»"),
        ("settings.xml", "<server>\n  <username>x</username>\n  <password>«{base62:14}»</password>\n</server>"),
        ("context.xml", "<Resource username=\"app\" password=\"«{base62:14}»\" url=\"jdbc:x\"/>"),
        ("docker-compose.yml", "environment:\n  - POSTGRES_PASSWORD=«{base62:14}»\n"),
        ("docker-compose.yml", "environment:\n  POSTGRES_PASSWORD: «{base62:14}»\n"),
        ("docker-compose.yml", "environment:\n  - \"API_KEY=«{base62:32}»\"\n"),
        ("docker-compose.yml", "command: redis-server --requirepass «{base62:14}»\n"),
        ("k8s.yaml", "stringData:\n  password: \"«{base62:6}!{base62:4}#{digits:2}»\"\n"),
        ("main.tf", "resource \"aws_db_instance\" \"x\" {\n  password = \"«{base62:14}»\"\n}\n"),
        ("terraform.tfvars", "db_password = \"«{base62:14}»\"\n"),
        ("my.cnf", "[client]\npassword=«{base62:6}!{base62:4}%{digits:2}»\n"),
        ("odbc.ini", "PWD = «{base62:14}»\n"),
        (".env", "API_KEY=«{base62:32}» # key\n"),
        (".env", "JWT_SECRET='«{base62:20}!@{base62:10}»'\n"),
        ("a.json", "{\"client_id\": \"x\", \"client_secret\": \"«{base62:32}»\"}"),
        ("a.json", "{\"password\": \"«{base62:6}!{base62:4}#{digits:2}»\"}"),
        ("a.toml", "[database]\npassword = \"«{base62:14}»\"\n"),
        ("a.yml", "aws:\n  access_key: \"«{base62:32}»\"\n"),
        ("a.sql", "SET PASSWORD FOR 'app' = PASSWORD('«{base62:14}»');"),
        ("a.sql", "CREATE USER app PASSWORD '«{base62:14}»' LOGIN;"),
        ("a.nginx.conf", "proxy_set_header X-Api-Key \"«{base62:32}»\";"),
        ("a.plist", "<key>ApiKey</key>\n<string>«{base62:32}»</string>"),
        ("a.ipynb", "\"api_key = \\\"«{base62:32}»\\\"\\n\","),
        ("hosts", "db1 ansible_user=app ansible_ssh_pass=«{base62:14}»\n"),
        ("a.properties", "spring.security.oauth2.client.registration.x.client-secret=«{base62:32}»\n"),
    ]);
}

#[test]
fn what_only_looks_like_a_secret() {
    nothing_counts(&[
        ("src/a.py", "password = os.environ.get('DB_PASSWORD', 'changeme')"),
        ("src/a.py", "password = os.environ.get('DB_PASSWORD')"),
        ("src/a.py", "if not password or \"user1234\" in password:"),
        ("src/a.py", "parser.add_argument(\"--password\", \"-p\", help=\"the password of user 12345\")"),
        ("src/a.py", "parser.add_argument('--token', metavar='TOKEN')"),
        ("src/a.py", "log('use --password to give the password of 2 users')"),
        ("src/a.py", "log(f\"host={host} user={user} password={password}\")"),
        ("src/a.py", "\"host=%s user=%s password=%s\" % (a, b, c)"),
        ("src/a.py", "choices = [(\"password\", \"Password2\"),\n]"),
        ("src/a.js", "const message = error.password || 'Required field';"),
        ("src/a.js", "const x = passwordField || 'passwordField2';"),
        ("src/a.js", "const token = req.headers.authorization || '';"),
        ("src/a.js", "`Authorization: Bearer ${token}`"),
        ("src/a.js", "{ name: 'password', value: this.state.password }"),
        ("src/a.html", "<input name=\"password\" type=\"password\" value=\"\">"),
        ("src/a.html", "<label key=\"password\">Your password</label>"),
        ("src/A.java", "@Value(\"${db.password}\") String password;"),
        ("src/A.java", "@Value(\"${db.password:}\") String password;"),
        ("src/A.cs", "public string Password { get; set; } = string.Empty;"),
        ("src/A.cs", "\"Server=db;User Id=sa;Password=\" + password + \";\""),
        ("src/A.cs", "\"Server=db;User Id=sa;Password={0};\""),
        ("src/a.rs", "let password = rpassword::prompt_password(\"Password for 2 users: \")?;"),
        ("src/a.rs", "const PASSWORD_FIELD: &str = \"password_1\";"),
        ("src/a.go", "const passwordHeader string = \"X-Password-1\""),
        ("deploy.sh", "PGPASSWORD=$DB_PASSWORD psql\n"),
        ("deploy.sh", "tool --password \"$PASSWORD\" --token ${TOKEN}\n"),
        ("deploy.sh", "${PASSWORD:?set the password} ${TOKEN:+--token}\n"),
        ("deploy.sh", "curl -u \"$USER:$PASSWORD\" -u user:password https://api.internal/\n"),
        ("deploy.sh", "curl -H \"Authorization: Bearer $TOKEN\"\n"),
        ("k8s.yaml", "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: shop\n"),
        ("k8s.yaml", "kind: Secret\ndata:\n  password: {base64of:changeme}\n"),
        ("k8s.yaml", "kind: Secret\ndata:\n  password: {base64of:${DB_PASSWORD}}\n"),
        (
            "main.tf",
            "variable \"db_password\" {\n  type = string\n}\nvariable \"x\" {\n  default = \"{base62:14}\"\n}\n",
        ),
        ("init.sql", "CREATE TABLE users (password VARCHAR(64), login VARCHAR(20));"),
        ("init.sql", "CREATE USER app IDENTIFIED BY PASSWORD '*{HEX:40}';"),
        ("src/a.py", "user.identified = 'something9876'"),
        ("src/a.py", "the user to create is identified by `selector9`"),
        ("Dockerfile", "ENV DB_PASSWORD $DB_PASSWORD\nENV API_KEY ${API_KEY}\n"),
        ("src/a.py", "set the machine, then the login; the password is 12345ab, or not\n"),
        ("application.yml", "password: ${DB_PASSWORD:}\napi-key: ${API_KEY:none}\n"),
        ("src/a.py", "@click.option('--password', prompt=True, default=None)"),
        ("src/a.py", "api_key: str = Field(default=\"\", description=\"{base62:32}\")"),
        ("src/a.rb", "password \"{lower:6}\""),
        ("a.ps1", "$password = Read-Host \"Password of the 2 users1\" -AsSecureString\n"),
        ("types.d.ts", "password?: string | undefined;\ntoken: 'access_token_1' | 'refresh_token_2';\n"),
    ]);
}

/// Not even low.
#[test]
fn prose_about_passwords() {
    let engine = Engine::built_in();
    let check = |path: &str, text: &str| assert_eq!(found(&engine, path, text), [], "{path}: {text}");
    check("src/A.java", "throw new Wrong(\"supply one of 'password' or 'saltedpassword' \" + x);");
    check("strings.xml", "<string name=\"password\">Contraseña</string>");
    check("src/a.js", "labels = { password: 'Hasło:', newPassword: 'Пароль' }");
    check("src/a.js", "{ name: 'password', value: 'Password' }");
    check("src/a.html", "<input name=\"password\" value=\"{{ form.password }}\">");
    check("USAGE", "As a special case, specifying 'password:digest' will generate a column\n");
    check("src/a.md", "a group identified by `artifactId` and `groupId`\n");
    check("src/a.py", "use --password to supply it, or --token otherwise\n");
}
