package com.shop.search;

import jakarta.persistence.EntityManager;
import java.sql.*;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class Products {
    private static final String TABLE = "products";
    private static final String BY_NAME = "select * from " + TABLE + " where name = ?";
    private final Connection connection;
    private final JdbcTemplate template;
    private final NamedParameterJdbcTemplate named;
    private final EntityManager entities;

    ResultSet byName(String name) throws SQLException {
        Statement statement = connection.createStatement();
        // ruleid: java.sql.statement
        return statement.executeQuery("select * from products where name = '" + name + "'");
    }

    ResultSet byNameLater(String name) throws SQLException {
        String sql = "select * from " + TABLE
            + " where name like '%" + name + "%'";
        try (Statement statement = connection.createStatement()) {
            // ruleid: java.sql.statement
            return statement.executeQuery(sql);
        }
    }

    ResultSet byNameFormatted(String name) throws SQLException {
        // ruleid: java.sql.statement
        return connection.createStatement().executeQuery(String.format("select * from products where name = '%s'", name));
    }

    boolean prepared(String name) throws SQLException {
        // ruleid: java.sql.statement
        PreparedStatement statement = connection.prepareStatement("delete from products where name = '" + name + "'");
        return statement.execute();
    }

    void optional(String name, String kind) throws SQLException {
        String sql = "select * from products where 1 = 1";
        if (kind != null) {
            sql += " and kind = '" + kind + "'";
        }
        // ruleid: java.sql.statement
        connection.createStatement().executeQuery(sql);
    }

    void number(int id) throws SQLException {
        // ok: java.sql.statement
        connection.createStatement().executeQuery("select * from products where id = " + id);
        // ok: java.sql.statement
        connection.createStatement().executeUpdate("update products set name = 'none'");
    }

    PreparedStatement constant() throws SQLException {
        // ok: java.sql.statement
        return connection.prepareStatement(BY_NAME);
    }

    PreparedStatement constantParts() throws SQLException {
        // ok: java.sql.statement
        return connection.prepareStatement("select * from products where kind = '" + Kinds.DEFAULT + "' and name = ?");
    }

    ResultSet constantText() throws SQLException {
        String kind = "book";
        // ok: java.sql.statement
        return connection.createStatement().executeQuery("select * from products where kind = '" + kind + "'");
    }

    PreparedStatement parameters(String name) throws SQLException {
        // ok: java.sql.statement
        PreparedStatement statement = connection.prepareStatement("select * from products where name = ?");
        statement.setString(1, name);
        return statement;
    }

    String spring(String id) {
        // ruleid: java.sql.spring
        return template.queryForObject("select name from products where id = " + id, String.class);
    }

    void springUpdate(String id) {
        String sql = "delete from products where id = '" + id + "'";
        // ruleid: java.sql.spring
        template.update(sql);
    }

    List<String> springParameters(String id) {
        // ok: java.sql.spring
        return template.queryForList("select name from products where id = ?", String.class, id);
    }

    Object springNamed(java.util.Map<String, ?> values) {
        // ok: java.sql.spring
        return named.queryForList("select name from " + TABLE + " where id = :id", values);
    }

    List<?> jpa(String name) {
        // ruleid: java.sql.jpa
        return entities.createQuery("from Product p where p.name = '" + name + "'").getResultList();
    }

    List<?> jpaNative(String name) {
        String sql = "select * from products where name in ('" + name + "')";
        // ruleid: java.sql.jpa
        return entities.createNativeQuery(sql, Product.class).getResultList();
    }

    List<?> jpaParameters(String name) {
        // ok: java.sql.jpa
        return entities.createQuery("from Product p where p.name = :name").setParameter("name", name).getResultList();
    }

    List<?> jpaEntity(Class<?> type) {
        // ok: java.sql.jpa
        return entities.createQuery("select p from " + type.getSimpleName() + " p").getResultList();
    }
}
