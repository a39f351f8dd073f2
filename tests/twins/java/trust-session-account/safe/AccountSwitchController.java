// weakness: CWE-501 trust boundary
// features: helper method, early return
// attack: the account is looked up among those of the signed-in user, and the stored object comes from there
// expect: none
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
        return own.stream().filter(account -> account.equals(wanted)).findFirst().orElse(null);
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
