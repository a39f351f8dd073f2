// weakness: CWE-90 LDAP injection
// features: same function, right sanitizer
// attack: the name is the filter argument {0}, which JNDI escapes
// expect: none
package directory;

import java.io.IOException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class PhoneBookServlet extends HttpServlet {

    private transient DirContext directory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String name = request.getParameter("name");
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
        controls.setReturningAttributes(new String[] {"telephoneNumber"});
        int found = 0;
        try {
            String filter = "(&(objectClass=person)(cn={0}))";
            NamingEnumeration<SearchResult> people =
                    directory.search("ou=people", filter, new Object[] {name}, controls);
            while (people.hasMore()) {
                people.next();
                found++;
            }
        } catch (NamingException e) {
            throw new ServletException(e);
        }
        response.setContentType("application/json");
        response.getWriter().print(found);
    }
}
