// weakness: CWE-90 LDAP injection
// features: helper method, wrong sanitizer, right sanitizer
// attack: GET /members?group=* lists all groups: the asterisk is not stopped by encoding for a distinguished name
// expect: 32 CWE-90
package directory.web;

import java.util.List;
import org.springframework.ldap.core.AttributesMapper;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MemberController {

    private final LdapTemplate ldap;

    public MemberController(LdapTemplate ldap) {
        this.ldap = ldap;
    }

    private String filterFor(String group) {
        String encoded = LdapEncoder.nameEncode(group);
        return "(&(objectClass=groupOfNames)(cn=" + encoded + "))";
    }

    @GetMapping("/members")
    public List<String> members(@RequestParam String group) {
        AttributesMapper<String> mapper = attributes -> String.valueOf(attributes.get("member").get());
        return ldap.search("ou=groups", filterFor(group), mapper);
    }
}
