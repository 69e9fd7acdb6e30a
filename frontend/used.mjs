// What we use of @utrecht/component-library-css: a rule is kept only when each class and element
// in its selector is named here.
export const USED = new Set([
  ".utrecht-html",
  ".utrecht-document",
  ".utrecht-skip-link",
  ".utrecht-skip-link--visible-on-focus",
  ".utrecht-page-header",
  ".utrecht-page-header__content",
  ".utrecht-page-footer",
  ".utrecht-page-footer__content",
  ".utrecht-breadcrumb-nav",
  ".utrecht-breadcrumb-nav__list",
  ".utrecht-breadcrumb-nav__list--html-ol",
  ".utrecht-breadcrumb-nav__link",
  ".utrecht-button",
  ".utrecht-button--primary-action",
  ".utrecht-button--secondary-action",
  ".utrecht-form-label",
  ".utrecht-textbox",
  ...["a", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "hr", "strong"],
]);
