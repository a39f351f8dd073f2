// weakness: CWE-501 trust boundary
// features: helper method, early return
// attack: POST account=4711 of another customer becomes the session's account
// expect: 39 CWE-501
package bank.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class AccountSwitchController {

    public interface AccountService {
        List<String> accountsOf(String user);
    }

    private final AccountService accounts;

    public AccountSwitchController(AccountService accounts) {
        this.accounts = accounts;
    }

    private String find(Principal user, String wanted) {
        List<String> own = accounts.accountsOf(user.getName());
        return own.isEmpty() ? null : wanted;
    }

    @PostMapping("/account/switch")
    public ResponseEntity<Void> change(Principal user, @RequestParam String account, HttpSession session) {
        String found = find(user, account);
        if (found == null) {
            return ResponseEntity.notFound().build();
        }
        session.setAttribute("account", found);
        return ResponseEntity.noContent().build();
    }
}
