// weakness: CWE-601 open redirect
// features: class field, regex guard
// attack: POST backUrl=https://evil.example fills the action's property, execute() redirects to it
// expect: 37 CWE-601
package struts.address;

import com.opensymphony.xwork2.ActionSupport;
import java.io.IOException;
import org.apache.struts2.ServletActionContext;

public class SaveAddressAction extends ActionSupport {

    private static final long serialVersionUID = 1L;

    private String street;
    private String backUrl = "/account";

    public void setStreet(String street) {
        this.street = street;
    }

    public void setBackUrl(String backUrl) {
        if (backUrl != null) {
            this.backUrl = backUrl;
        }
    }

    @Override
    public void validate() {
        if (street == null || street.length() > 100) {
            addActionError("street");
        }
    }

    @Override
    public String execute() throws IOException {
        ServletActionContext.getResponse().sendRedirect(backUrl);
        return NONE;
    }
}
