// weakness: CWE-89 SQL injection
// features: regex guard, wrong guard, exception
// attack: matches() demands that the whole header consists of letters, digits and underscores
// expect: none
package saas.tenancy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;

public class TenantSchemaFilter implements Filter {

    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9_]{1,30}");

    private final DataSource dataSource;

    public TenantSchemaFilter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String tenant = ((HttpServletRequest) request).getHeader("X-Tenant");
        if (tenant == null || !TENANT.matcher(tenant).matches()) {
            throw new ServletException("unknown tenant");
        }
        try (Connection connection = dataSource.getConnection();
             Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA tenant_" + tenant);
            request.setAttribute("connection", connection);
            chain.doFilter(request, response);
        } catch (SQLException e) {
            throw new ServletException("tenant switch failed", e);
        }
    }
}
