// weakness: CWE-89 SQL injection
// features: global state, inner class, two files
// attack: X-Branch: 1 OR 1=1 is kept in the thread-local of RequestContext and read by the query
// expect: 37 CWE-89
package branches;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

public class StockFilter implements Filter {

    private final Counter counter;

    public StockFilter(DataSource dataSource) {
        this.counter = new Counter(dataSource);
    }

    private static class Counter {
        private final DataSource dataSource;

        Counter(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        int open() throws SQLException {
            try (Connection c = dataSource.getConnection(); Statement s = c.createStatement();
                 ResultSet rs = s.executeQuery(
                     "SELECT COUNT(*) FROM task WHERE branch = " + RequestContext.branch())) {
                return rs.next() ? rs.getInt(1) : 0;
            }
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestContext.enter(((HttpServletRequest) request).getHeader("X-Branch"));
        try {
            request.setAttribute("openTasks", counter.open());
            chain.doFilter(request, response);
        } catch (SQLException e) {
            throw new ServletException(e);
        } finally {
            RequestContext.leave();
        }
    }
}
