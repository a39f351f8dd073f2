package com.shop.directory;

import com.mongodb.BasicDBObject;
import com.mongodb.client.model.Filters;
import java.util.*;
import javax.naming.*;
import javax.naming.directory.*;
import javax.servlet.http.*;
import javax.xml.xpath.*;
import org.bson.Document;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class People extends HttpServlet {
    private static final Map<String, String> SOURCES = Map.of("main", "java:comp/env/jdbc/main");
    private DirContext directory;
    private LdapTemplate template;
    private Object root;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String uid = request.getParameter("uid");
        // ruleid: java.ldap.injection
        directory.search("ou=people", "(uid=" + uid + ")", new SearchControls());
        // ok: java.ldap.injection
        directory.search("ou=people", "(uid={0})", new Object[] {uid}, new SearchControls());
        // ok: java.ldap.injection
        directory.search("ou=people", "(uid=" + LdapEncoder.filterEncode(uid) + ")", new SearchControls());
        // ruleid: java.ldap.name-injection
        template.search("ou=" + request.getHeader("X-Unit"), "(objectclass=person)", mapper);
        // ok: java.ldap.name-injection
        template.search("ou=" + LdapEncoder.nameEncode(request.getHeader("X-Unit")), "(objectclass=person)", mapper);
        String wrong = StringEscapeUtils.escapeHtml4(uid);
        // ruleid: java.ldap.injection
        directory.search("ou=people", "(uid=" + wrong + ")", new SearchControls());
        uid = "admin";
        // ok: java.ldap.injection
        directory.search("ou=people", "(uid=" + uid + ")", new SearchControls());
    }

    private NamingEnumeration<SearchResult> by(String filter) throws NamingException {
        InitialDirContext context = new InitialDirContext();
        // ruleid: java.ldap.injection
        return context.search("ou=people", filter, null);
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        by("(mail=" + request.getParameter("mail") + ")");
        // ruleid: java.jndi.injection
        new InitialContext().lookup(request.getParameter("name"));
        Context context = new InitialContext();
        // ruleid: java.jndi.injection
        context.lookup(request.getParameter("name"));
        // ok: java.jndi.injection
        context.lookup(SOURCES.get(request.getParameter("name")));
        // ok: java.jndi.injection
        context.lookup("java:comp/env/" + request.getParameter("name"));
        String source = request.getParameter("source");
        switch (source) {
            case "a":
            case "b":
                // ok: java.jndi.injection
                context.lookup(source);
                break;
            default:
                // ruleid: java.jndi.injection
                context.lookup(source);
        }
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        String user = request.getParameter("user");
        String expression = "/users/user[@name='" + user + "']";
        // ruleid: java.xpath.injection
        xpath.evaluate(expression, root);
        // ruleid: java.xpath.injection
        XPathExpression compiled = xpath.compile("//user[" + request.getParameter("where") + "]");
        // ok: java.xpath.injection
        xpath.compile("//user[" + Integer.valueOf(request.getParameter("at")) + "]");
        // ok: java.xpath.injection
        xpath.compile("//user[@name='" + ESAPI.encoder().encodeForXPath(user) + "']");
        // ok: java.xpath.injection
        xpath.compile("//user[@name=$name]");
        // ruleid: java.xpath.injection
        xpath.compile("//user[@name='" + ESAPI.encoder().encodeForSQL(codec, user) + "']");
    }

    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java.nosql.injection
        people.find(BasicDBObject.parse("{name: '" + name + "'}"));
        // ruleid: java.nosql.injection
        people.find(new Document("$where", "this.name == '" + name + "'"));
        // ok: java.nosql.injection
        people.find(Filters.eq("name", name));
        // ok: java.nosql.injection
        people.find(new BasicDBObject("name", name));
        String body = request.getReader().lines().collect(java.util.stream.Collectors.joining());
        // ruleid: java.nosql.injection
        people.find(Document.parse(body));
        int age = Integer.parseInt(request.getParameter("age"));
        // ok: java.nosql.injection
        people.find(Document.parse("{age: " + age + "}"));
        // ok: java.nosql.injection
        people.find(Document.parse("{}"));
    }
}

class Accounts {
    private MongoCollection<Document> accounts;

    void reset(HttpServletRequest request) throws IOException {
        Document body = Document.parse(request.getReader().lines().collect(Collectors.joining()));
        Object mail = body.get("mail");
        // ruleid: java.nosql.operator-injection
        accounts.find(new Document("mail", mail));
        String text = (String) body.get("mail");
        // ok: java.nosql.operator-injection
        accounts.find(new Document("mail", text));
    }
}
