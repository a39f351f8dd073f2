package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.beanutils.BeanUtils;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;

class Assignments extends HttpServlet {
    private static final List<String> FIELDS = List.of("name", "city");
    private final ObjectMapper mapper = new ObjectMapper();

    void all(HttpServletRequest request, Account account) throws ReflectiveOperationException {
        // ruleid: java.mass-assignment.injection
        BeanUtils.populate(account, request.getParameterMap());
    }

    void named(HttpServletRequest request, Account account) throws ReflectiveOperationException {
        Map<String, String> values = new HashMap<>();
        for (String name : request.getParameterMap().keySet()) {
            values.put(name, request.getParameter(name));
        }
        // ruleid: java.mass-assignment.injection
        BeanUtils.populate(account, values);
    }

    void listed(HttpServletRequest request, Account account) throws ReflectiveOperationException {
        Map<String, String> values = new HashMap<>();
        for (String name : FIELDS) {
            values.put(name, request.getParameter(name));
        }
        // ok: java.mass-assignment.injection
        BeanUtils.populate(account, values);
    }

    @PatchMapping("/account")
    void change(Account account, @RequestBody String body) throws IOException {
        // ruleid: java.mass-assignment.injection
        mapper.readerForUpdating(account).readValue(body);
    }

    @PatchMapping("/account/name")
    void rename(Account account, @RequestBody String body) throws IOException {
        NameChange change = mapper.readValue(body, NameChange.class);
        // ok: java.mass-assignment.injection
        account.name = change.name;
    }

    void bound(HttpServletRequest request, Account account) {
        ServletRequestDataBinder binder = new ServletRequestDataBinder(account);
        // ruleid: java.mass-assignment.binder
        binder.bind(request);
    }

    void boundToList(HttpServletRequest request, Account account) {
        ServletRequestDataBinder binder = new ServletRequestDataBinder(account);
        binder.setAllowedFields("name", "city");
        // ok: java.mass-assignment.binder
        binder.bind(request);
    }
}
