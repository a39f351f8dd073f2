// weakness: CWE-501 trust boundary
// features: async, lambda, right sanitizer
// attack: X-Tenant: other-customer goes into the session as the tenant of the user
// expect: 34 CWE-501
package tenants;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

@RestController
public class TenantController {

    public interface Tenants {
        Mono<String> tenantOf(String user);
    }

    private final Tenants tenants;

    public TenantController(Tenants tenants) {
        this.tenants = tenants;
    }

    @PostMapping("/tenant")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> choose(@RequestHeader("X-Tenant") String wanted, Principal user, WebSession session) {
        return tenants.tenantOf(user.getName())
                .map(own -> own.isEmpty() ? own : wanted)
                .doOnNext(tenant -> session.getAttributes().put("tenant", tenant))
                .then();
    }
}
