// weakness: CWE-601 open redirect
// features: same function, wrong guard
// attack: POST /login?next=//evil.example/ starts with a slash and leaves the site
// expect: 31 CWE-601
package auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LoginController {

    private final LoginService logins;

    public LoginController(LoginService logins) {
        this.logins = logins;
    }

    @PostMapping("/login")
    public void login(@RequestParam String user, @RequestParam char[] password,
                      @RequestParam(defaultValue = "/home") String next,
                      HttpServletRequest request, HttpServletResponse response) throws IOException {
        logins.authenticate(request, user, password);
        if (!next.startsWith("/")) {
            next = "/home";
        }
        response.sendRedirect(next);
    }

    interface LoginService {
        void authenticate(HttpServletRequest request, String user, char[] password);
    }
}
