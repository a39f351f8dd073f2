type Props = { html: string };
function View(props: Props) {
  const [v, setV] = useState<string>("a");
  const [w] = useState(1);
  return <div className="a" dangerouslySetInnerHTML={{ __html: props.html }} />;
}
const b = <span dangerouslySetInnerHTML={y as any}>t</span>;
const d = <div className="a" />;
const e = <script>{x}</script>;
const i = <a target="_blank" href="x">go</a>;
const j = <a href="x" target="_blank" rel="noopener">go</a>;
const m = <p>{name}</p>;
const o = <Form {...props} />;
const p = <List<User> items={users} />;
const q = <List items={users} />;
const r = <><p>a</p></>;
