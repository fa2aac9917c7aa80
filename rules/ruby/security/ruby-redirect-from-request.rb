class SessionsController < ApplicationController
  def create
    # ruleid: ruby-redirect-from-request
    redirect_to(params[:next])
    # ok: ruby-redirect-from-request
    redirect_to(root_path)
  end
end
