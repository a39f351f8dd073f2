// weakness: CWE-917 expression language injection
// features: interface, two files, format
// attack: POST /accounts name=${''.getClass().forName('java.lang.Runtime')} is interpolated as EL in the message (Hibernate Validator before 6.2)
// expect: 19 CWE-917
package accounts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

public class AccountNameValidator implements ConstraintValidator<AccountName, String> {

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
        if (value != null && value.matches("[a-z]{3,20}")) {
            return true;
        }
        String message = String.format("'%s' is not a valid account name", value);
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message)
                .addConstraintViolation();
        return false;
    }
}
