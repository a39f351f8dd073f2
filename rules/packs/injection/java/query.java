package com.shop.directory;

import java.util.Hashtable;
import javax.naming.*;
import javax.naming.directory.*;
import javax.xml.xpath.*;
import org.springframework.ldap.support.LdapEncoder;
import org.w3c.dom.Document;

class Directory {
    private static final String DATABASE = "java:comp/env/jdbc/shop";
    private final DirContext context;
    private final SearchControls controls = new SearchControls();

    NamingEnumeration<SearchResult> find(String uid) throws NamingException {
        // ruleid: java.ldap.filter
        return context.search("ou=people", "(uid=" + uid + ")", controls);
    }

    NamingEnumeration<SearchResult> findLater(String mail) throws NamingException {
        String filter = "(&(objectClass=person)(mail=" + mail + "))";
        // ruleid: java.ldap.filter
        return context.search("ou=people", filter, controls);
    }

    NamingEnumeration<SearchResult> findSafe(String uid) throws NamingException {
        // ok: java.ldap.filter
        return context.search("ou=people", "(uid={0})", new Object[] {uid}, controls);
    }

    NamingEnumeration<SearchResult> findEncoded(String uid) throws NamingException {
        // ok: java.ldap.filter
        return context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(uid) + ")", controls);
    }

    String role(Document users, String name) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        // ruleid: java.xpath.concatenated
        return xpath.evaluate("//user[@name='" + name + "']/role", users);
    }

    XPathExpression compiled(String name, String password) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        String expression = "//user[name/text()='" + name + "' and password/text()='" + password + "']";
        // ruleid: java.xpath.concatenated
        return xpath.compile(expression);
    }

    String roleSafe(Document users, XPathVariableResolver names) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setXPathVariableResolver(names);
        // ok: java.xpath.concatenated
        return xpath.evaluate("//user[@name=$name]/role", users);
    }

    String admin(Document users) throws XPathExpressionException {
        String name = "admin";
        XPath xpath = XPathFactory.newInstance().newXPath();
        // ok: java.xpath.concatenated
        return xpath.evaluate("//user[@name='" + name + "']/role", users);
    }

    Object resource(String name) throws NamingException {
        Context initial = new InitialContext();
        // ruleid: java.jndi.lookup
        return initial.lookup(name);
    }

    Object resourceShort(Request request) throws NamingException {
        // ruleid: java.jndi.lookup
        return new InitialContext().lookup("rmi://" + request.host() + "/orders");
    }

    Object database() throws NamingException {
        // ok: java.jndi.lookup
        return new InitialContext().lookup(DATABASE);
    }

    Object environment(String name) throws NamingException {
        Context initial = new InitialContext(new Hashtable<>());
        // ok: java.jndi.lookup
        return initial.lookup("java:comp/env/" + name);
    }
}
