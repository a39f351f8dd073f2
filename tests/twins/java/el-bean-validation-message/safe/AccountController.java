package accounts;

import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class AccountController {

    public record NewAccount(@AccountName String name) {
    }

    @PostMapping("/accounts")
    public Map<String, Boolean> create(@Valid @RequestBody NewAccount account) {
        return Map.of("created", true);
    }
}
