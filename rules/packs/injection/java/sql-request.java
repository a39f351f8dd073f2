package com.shop.orders;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

class OrderServlet extends HttpServlet {
    private static final Map<String, String> COLUMNS = Map.of("date", "ordered_at", "price", "total");
    private static final Set<String> TABLES = Set.of("orders", "returns");
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String customer = request.getParameter("customer");
        String sql = "select * from orders where customer = '" + customer + "'";
        try (Statement statement = connection.createStatement()) {
            // ruleid: java.sql.injection
            statement.executeQuery(sql);
            // ruleid: java.sql.injection
            statement.execute("delete from carts where customer = '" + customer + "'", Statement.RETURN_GENERATED_KEYS);
        }
        // ok: java.sql.injection
        PreparedStatement prepared = connection.prepareStatement("select * from orders where customer = ?");
        prepared.setString(1, customer);
        // ok: java.sql.injection
        prepared.executeQuery();
        // ruleid: java.sql.injection
        connection.prepareCall("{call orders_of('" + customer + "')}");
    }

    private ResultSet find(String where) throws SQLException {
        // ruleid: java.sql.injection
        return connection.createStatement().executeQuery("select * from orders where " + where);
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String kind = "";
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals("kind")) {
                    kind = java.net.URLDecoder.decode(cookie.getValue(), "UTF-8");
                }
            }
        }
        find("kind = '" + kind + "'");
        int page = Integer.parseInt(request.getParameter("page"));
        // ok: java.sql.injection
        connection.createStatement().executeQuery("select * from orders limit 20 offset " + page * 20);
        String column = COLUMNS.get(request.getParameter("sort"));
        // ok: java.sql.injection
        connection.createStatement().executeQuery("select * from orders order by " + column);
        String table = request.getParameter("table");
        if (!TABLES.contains(table)) {
            response.sendError(400);
            return;
        }
        // ok: java.sql.injection
        connection.createStatement().executeQuery("select count(*) from " + table);
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Enumeration<String> names = request.getHeaders("X-Name");
        String name = "";
        if (names.hasMoreElements()) {
            name = names.nextElement();
        }
        // ruleid: java.sql.injection
        connection.createStatement().executeUpdate("insert into names values ('" + name + "')");
        Map<String, String[]> all = request.getParameterMap();
        String[] values = all.get("id");
        // ruleid: java.sql.injection
        connection.createStatement().executeUpdate("delete from names where id = " + values[0]);
        String[] ids = request.getParameterValues("ids");
        StringBuilder list = new StringBuilder("delete from names where id in (");
        for (String id : ids) {
            list.append(id).append(',');
        }
        // ruleid: java.sql.injection
        connection.createStatement().executeUpdate(list.append("0)").toString());
        String order = request.getParameter("order");
        order = "id";
        // ok: java.sql.injection
        connection.createStatement().executeQuery("select * from names order by " + order);
        String escaped = request.getParameter("q").replace("'", "");
        // ruleid: java.sql.injection
        connection.createStatement().executeQuery("select * from names where id = " + escaped);
        String word = request.getParameter("word");
        if (word == null || !word.matches("[a-z]{1,10}")) {
            throw new IllegalArgumentException("word");
        }
        // ok: java.sql.injection
        connection.createStatement().executeQuery("select * from names order by " + word);
    }
}

@RestController
class OrderController {
    private final JdbcTemplate template;
    private final EntityManager entities;

    OrderController(JdbcTemplate template, EntityManager entities) {
        this.template = template;
        this.entities = entities;
    }

    @GetMapping("/orders/{id}")
    List<Order> byId(@PathVariable String id, @RequestParam(defaultValue = "asc") String direction) {
        // ruleid: java.sql.injection
        template.queryForList("select * from orders where id = '" + id + "'");
        String how = "desc".equals(direction) ? "desc" : "asc";
        // ok: java.sql.injection
        template.query("select * from orders order by id " + how, (row, at) -> new Order(row));
        // ok: java.sql.injection
        return template.query("select * from orders where id = ?", (row, at) -> new Order(row), id);
    }

    @GetMapping("/count/{id}")
    int count(@PathVariable long id, String status) {
        // ok: java.sql.injection
        template.queryForObject("select count(*) from orders where id = " + id, Integer.class);
        // ruleid: java.sql.injection
        return template.queryForObject(String.format("select count(*) from orders where status = '%s'", status), Integer.class);
    }

    @PostMapping("/search")
    List<Order> search(@RequestBody Search search) {
        // ruleid: java.sql.injection
        entities.createQuery("from Order o where o.customer = '" + search.getCustomer() + "'").getResultList();
        // ok: java.sql.injection
        return entities.createQuery("from Order o where o.customer = :c").setParameter("c", search.getCustomer()).getResultList();
    }

    List<Order> internal(String where) {
        // ok: java.sql.injection
        return template.query("select * from orders where " + where, (row, at) -> new Order(row));
    }
}
