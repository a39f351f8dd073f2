const a = <A.B x="1" y={2} z {...rest} n:s={<i/>}>
  text &amp; more
  {value}
  {/* nothing */}
  {...list}
  <></>
</A.B>
const b = <div dangerouslySetInnerHTML={{ __html: html }} />
