// weakness: CWE-90 LDAP injection
// features: helper method, wrong sanitizer, right sanitizer
// attack: LdapEncoder.filterEncode escapes the asterisk and the brackets
// expect: none
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
        String encoded = LdapEncoder.filterEncode(group);
        return "(&(objectClass=groupOfNames)(cn=" + encoded + "))";
    }

    @GetMapping("/members")
    public List<String> members(@RequestParam String group) {
        AttributesMapper<String> mapper = attributes -> String.valueOf(attributes.get("member").get());
        return ldap.search("ou=groups", filterFor(group), mapper);
    }
}
