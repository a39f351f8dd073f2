package cards;

import javax.naming.Name;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapNameBuilder;

public class CardDirectory {

    private final LdapTemplate ldap;

    public CardDirectory(LdapTemplate ldap) {
        this.ldap = ldap;
    }

    boolean isActive(String uid) {
        Name dn = LdapNameBuilder.newInstance("ou=cards").add("uid", uid).build();
        DirContextOperations card = ldap.lookupContext(dn);
        return "TRUE".equals(card.getStringAttribute("active"));
    }
}
