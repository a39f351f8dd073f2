// weakness: CWE-915 mass assignment
// features: loop, allow list
// attack: only the names of the list are copied into the map for populate
// expect: none
package registration;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.beanutils.BeanUtils;

public class RegistrationServlet extends HttpServlet {

    private static final List<String> EDITABLE = List.of("email", "phone", "city");

    private transient MemberStore members;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Map<String, String> values = new HashMap<>();
        for (String name : EDITABLE) {
            values.put(name, request.getParameter(name));
        }
        Member member = new Member();
        try {
            BeanUtils.populate(member, values);
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
        members.save(member);
        response.setStatus(HttpServletResponse.SC_CREATED);
    }

    interface MemberStore {
        void save(Member member);
    }
}
