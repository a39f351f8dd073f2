@Deprecated
open module a.b {
    requires transitive java.sql;
    exports a.b to c, d.e;
    provides a.S with a.T;
    uses a.S;
}
