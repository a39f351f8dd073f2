package com.shop.admin;

import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.*;
import java.sql.*;
import java.util.Hashtable;
import javax.management.MBeanServer;
import javax.management.remote.*;
import javax.naming.Context;

class Remote {
    private static final String MEMORY = "jdbc:h2:mem:shop";

    void ldap(Hashtable<String, Object> env) {
        // ruleid: java.ldap.anonymous
        env.put(Context.SECURITY_AUTHENTICATION, "none");
        // ruleid: java.ldap.anonymous
        env.put("java.naming.security.authentication", "none");
        // ok: java.ldap.anonymous
        env.put(Context.SECURITY_AUTHENTICATION, "simple");
        // ok: java.ldap.anonymous
        env.put(Context.SECURITY_PROTOCOL, "none");
    }

    void jmx(java.util.Properties properties) {
        // ruleid: java.jmx.open
        System.setProperty("com.sun.management.jmxremote.authenticate", "false");
        // ruleid: java.jmx.open
        properties.setProperty("com.sun.management.jmxremote.authenticate", "false");
        // ok: java.jmx.open
        System.setProperty("com.sun.management.jmxremote.authenticate", "true");
        // ok: java.jmx.open
        System.setProperty("com.sun.management.jmxremote.local.only", "false");
    }

    Registry registry(int port) throws Exception {
        // ruleid: java.rmi.registry
        return LocateRegistry.createRegistry(port);
    }

    JMXConnectorServer connector(JMXServiceURL url, MBeanServer server) throws Exception {
        // ruleid: java.rmi.registry
        return JMXConnectorServerFactory.newJMXConnectorServer(url, null, server);
    }

    Registry registryBound(int port, RMIClientSocketFactory clients, RMIServerSocketFactory servers) throws Exception {
        // ok: java.rmi.registry
        return LocateRegistry.createRegistry(port, clients, servers);
    }

    JMXConnectorServer connectorBound(JMXServiceURL url, Hashtable<String, Object> env, MBeanServer server) throws Exception {
        // ok: java.rmi.registry
        return JMXConnectorServerFactory.newJMXConnectorServer(url, env, server);
    }

    Connection database(String url) throws SQLException {
        // ruleid: java.database.empty-password
        return DriverManager.getConnection(url, "root", "");
    }

    Connection databaseOfHost() throws SQLException {
        // ruleid: java.database.empty-password
        return DriverManager.getConnection("jdbc:mysql://db.internal/shop", "shop", null);
    }

    Connection memory() throws SQLException {
        // ok: java.database.empty-password
        return DriverManager.getConnection("jdbc:h2:mem:shop", "sa", "");
    }

    Connection withPassword(String url, String password) throws SQLException {
        // ok: java.database.empty-password
        return DriverManager.getConnection(url, "shop", password);
    }
}
